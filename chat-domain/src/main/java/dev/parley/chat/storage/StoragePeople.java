package dev.parley.chat.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The counts of people, to be listed. */
@Component
public class StoragePeople {

    private final MongoCollection<Document> people;
    private final QuotaRules rules;

    StoragePeople(MongoTemplate mongo, QuotaRules rules) {
        people = mongo.getCollection(StorageCounts.PEOPLE);
        this.rules = rules;
    }

    public record Counted(UserId userId, long bytes, long files, QuotaRules.PersonQuota quota) {}

    public record Sum(long bytes, long files) {}

    /** Whose files take most first. @param after the last of the page before, or null */
    public List<Counted> largest(@Nullable Counted after, int limit) {
        var quotas = rules.quotas();
        return people
            .find(after == null ? new Document() : behind(after))
            .sort(Sorts.descending(StorageCounts.BYTES, "_id"))
            .limit(limit)
            .map(found -> counted(found.getString("_id"), found, quotas))
            .into(new ArrayList<>());
    }

    private static Bson behind(Counted after) {
        return Filters.or(
            Filters.lt(StorageCounts.BYTES, after.bytes()),
            Filters.and(Filters.eq(StorageCounts.BYTES, after.bytes()), Filters.lt("_id", after.userId().value()))
        );
    }

    /** In the order asked for; with 0 for those of whom nothing was counted. */
    public List<Counted> of(Collection<UserId> userIds) {
        var quotas = rules.quotas();
        var found = new HashMap<String, Document>();
        for (Document each : people.find(Filters.in("_id", userIds.stream().map(UserId::value).toList()))) {
            found.put(each.getString("_id"), each);
        }
        return userIds
            .stream()
            .map(id -> counted(id.value(), found.getOrDefault(id.value(), new Document()), quotas))
            .toList();
    }

    private static Counted counted(String id, Document found, QuotaRules.Quotas quotas) {
        return new Counted(
            new UserId(id),
            found.get(StorageCounts.BYTES, 0L),
            found.get(StorageCounts.FILES, 0L),
            QuotaRules.quotaOf(found, quotas)
        );
    }

    /** Of everybody: looks at each count, and at no file. */
    public Sum sum() {
        var found = people
            .aggregate(
                List.of(
                    Aggregates.group(
                        null,
                        Accumulators.sum(StorageCounts.BYTES, "$" + StorageCounts.BYTES),
                        Accumulators.sum(StorageCounts.FILES, "$" + StorageCounts.FILES)
                    )
                )
            )
            .first();
        return found == null
            ? new Sum(0, 0)
            : new Sum(number(found, StorageCounts.BYTES), number(found, StorageCounts.FILES));
    }

    private static long number(Document found, String field) {
        return found.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
