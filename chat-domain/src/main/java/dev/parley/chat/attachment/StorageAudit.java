package dev.parley.chat.attachment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.storage.StorageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares, now and then and on one node at a time, what is counted of files with the files that are there, and sets right what
 * is wrong: what a killed node has left, and files that are older than the counts. What has changed within the last hour is left
 * alone until another time.
 */
@Slf4j
@Component
public class StorageAudit {

    /** Longer than any upload takes. */
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int PAGE = 500;
    private static final String DUE = "due";

    private final MongoCollection<Document> attachments;
    private final MongoCollection<Document> turns;
    private final MongoTemplate mongo;
    private final StorageCounts counts;
    private final Duration interval;
    private final Clock clock;

    StorageAudit(
        MongoTemplate mongo,
        StorageCounts counts,
        @Value("${parley.attachments.audit-interval:6h}") Duration interval,
        Clock clock
    ) {
        attachments = mongo.getCollection("attachments");
        turns = mongo.getCollection("storage_audits");
        this.mongo = mongo;
        this.counts = counts;
        this.interval = interval;
        this.clock = clock;
    }

    /** Where it is due. */
    @Scheduled(fixedDelayString = "5m", initialDelayString = "1m")
    public void auditWhenDue() {
        var now = clock.instant();
        turns.updateOne(
            Filters.eq("_id", DUE),
            Updates.setOnInsert(DUE, new Date(0)),
            new UpdateOptions().upsert(true)
        );
        var turn = Filters.and(Filters.eq("_id", DUE), Filters.lte(DUE, Date.from(now)));
        if (turns.updateOne(turn, Updates.set(DUE, Date.from(now.plus(interval)))).getModifiedCount() == 1) {
            audit();
        }
    }

    /** At once. */
    public void audit() {
        int corrected = audit("uploader", StorageCounts.PEOPLE) + audit("chat", StorageCounts.CHATS);
        if (corrected > 0) {
            log.info("{} counts of files were wrong and are right now", corrected);
        }
    }

    private int audit(String field, String of) {
        noteAll(field, of);
        int corrected = 0;
        @Nullable
        String after = "";
        while (after != null) {
            // Read before the files are: what changes meanwhile is seen, and left alone.
            var seen = page(of, after);
            var sums = sums(
                field,
                seen
                    .stream()
                    .map(each -> each.getString("_id"))
                    .toList()
            );
            var quietSince = clock.instant().minus(QUIET);
            corrected += (int) seen
                .stream()
                .filter(each -> correct(of, each, sums, quietSince))
                .count();
            after = seen.size() < PAGE ? null : seen.getLast().getString("_id");
        }
        return corrected;
    }

    /** Files may be there of whom nothing was counted yet. */
    private void noteAll(String field, String of) {
        for (Document owner : attachments.aggregate(
            List.of(Aggregates.match(Filters.ne("removed", true)), Aggregates.group("$" + field))
        )) {
            counts.note(of, owner.getString("_id"));
        }
    }

    private List<Document> page(String of, String after) {
        return mongo
            .getCollection(of)
            .find(Filters.and(Filters.gt("_id", after), Filters.exists(StorageCounts.FILES)))
            .sort(Sorts.ascending("_id"))
            .limit(PAGE)
            .into(new ArrayList<>());
    }

    private Map<String, Document> sums(String field, List<String> owners) {
        var sums = new HashMap<String, Document>();
        for (Document sum : attachments.aggregate(
            List.of(
                Aggregates.match(Filters.and(Filters.in(field, owners), Filters.ne("removed", true))),
                Aggregates.group(
                    "$" + field,
                    Accumulators.sum(StorageCounts.BYTES, "$size"),
                    Accumulators.sum(StorageCounts.FILES, 1L)
                )
            )
        )) {
            sums.put(sum.getString("_id"), sum);
        }
        return sums;
    }

    private boolean correct(String of, Document seen, Map<String, Document> sums, Instant quietSince) {
        var sum = sums.getOrDefault(seen.getString("_id"), new Document());
        return counts.correct(
            of,
            seen,
            number(sum.get(StorageCounts.BYTES)),
            number(sum.get(StorageCounts.FILES)),
            quietSince
        );
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
