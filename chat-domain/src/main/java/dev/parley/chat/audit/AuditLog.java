package dev.parley.chat.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.id.Ids;
import dev.parley.chat.time.EpochMillis;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Entries are added and never changed; each is forgotten when it is as old as {@link AuditProperties} says. */
@Component
public class AuditLog {

    private static final String AT = "at";
    private static final List<String> KNOWN = Stream.of(AuditKind.values()).map(Enum::name).toList();
    private static final String KIND = "kind";
    private static final String ACTOR = "actor";
    private static final String PERSON = "person";

    private final MongoCollection<Document> entries;
    private final AuditProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    AuditLog(MongoTemplate mongo, AuditProperties properties, IdGenerator ids, Clock clock) {
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
        entries = mongo.getCollection("audit_log");
        entries.createIndex(Indexes.descending(AT, "_id"));
        for (String field : List.of(KIND, ACTOR, PERSON)) {
            entries.createIndex(Indexes.compoundIndex(Indexes.ascending(field), Indexes.descending(AT, "_id")));
        }
        entries.createIndex(Indexes.ascending("forgottenAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** @param next after the last of the entries; null at the end */
    public record Page(List<AuditEntry> entries, @Nullable AuditCursor next) {}

    /** Of something that an administrator, or somebody else who is logged in, has done. */
    public void add(AuditKind kind, @Nullable UserId actor, @Nullable UserId person, Map<String, String> details) {
        add(kind, actor, person, null, details);
    }

    /** As {@link AuditEntry}. */
    public void add(
        AuditKind kind,
        @Nullable UserId actor,
        @Nullable UserId person,
        @Nullable String address,
        Map<String, String> details
    ) {
        var id = new AuditEntryId(ids.next());
        entries.insertOne(write(new AuditEntry(id, clock.instant(), kind, actor, person, address, details)));
    }

    /** What a request has done that may be repeated. @param key of the request */
    public void addOnce(String key, AuditKind kind, UserId actor, Map<String, String> details) {
        addOnce(key, kind, actor, null, details);
    }

    /** As {@link #addOnce(String, AuditKind, UserId, Map)}, of something that concerns a person. */
    public void addOnce(
        String key,
        AuditKind kind,
        UserId actor,
        @Nullable UserId person,
        Map<String, String> details
    ) {
        addMissing("once/" + kind + "/" + key, clock.instant(), kind, actor, person, details);
    }

    /** What one does again and again, as reading a file piece by piece: once an hour. */
    public void addHourly(AuditKind kind, UserId actor, @Nullable UserId person, Map<String, String> details) {
        var now = clock.instant();
        var name =
            "hourly/" + kind + "/" + actor + "/" + new TreeMap<>(details) + "/" + now.truncatedTo(ChronoUnit.HOURS);
        addMissing(name, now, kind, actor, person, details);
    }

    private void addMissing(
        String name,
        Instant at,
        AuditKind kind,
        UserId actor,
        @Nullable UserId person,
        Map<String, String> details
    ) {
        addMissing(List.of(new AuditEntry(new AuditEntryId(Ids.named(name)), at, kind, actor, person, null, details)));
    }

    /** Those of them that are not here: their ids follow from what they tell of. */
    void addMissing(List<AuditEntry> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            entries.insertMany(some.stream().map(this::write).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            if (
                refused.getWriteConcernError() != null || !refused.getWriteErrors().stream().allMatch(AuditLog::isThere)
            ) {
                throw refused;
            }
        }
    }

    private static boolean isThere(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private Document write(AuditEntry entry) {
        return new Document("_id", entry.id().value())
            .append(AT, Date.from(entry.at()))
            .append(KIND, entry.kind().name())
            .append(ACTOR, value(entry.actor()))
            .append(PERSON, value(entry.person()))
            .append("address", entry.address())
            .append("details", new Document(new HashMap<>(entry.details())))
            .append("forgottenAt", Date.from(entry.at().plus(properties.keptFor())));
    }

    /** The entries that are looked for, the latest first. */
    public Page find(AuditQuery query, @Nullable AuditCursor cursor, int limit) {
        var found = new ArrayList<AuditEntry>();
        for (Document document : entries
            .find(filter(query, cursor))
            .sort(Sorts.descending(AT, "_id"))
            .limit(limit + 1)) {
            found.add(read(document));
        }
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var page = List.copyOf(found.subList(0, limit));
        return new Page(page, AuditCursor.after(page.getLast()));
    }

    private static Bson filter(AuditQuery query, @Nullable AuditCursor cursor) {
        var filters = new ArrayList<Bson>();
        // What a newer node of a rolling update has written is left out.
        filters.add(query.kind() == null ? Filters.in(KIND, KNOWN) : Filters.eq(KIND, query.kind().name()));
        if (query.actor() != null) {
            filters.add(Filters.eq(ACTOR, query.actor().value()));
        }
        if (query.person() != null) {
            filters.add(Filters.eq(PERSON, query.person().value()));
        }
        if (query.from() != null) {
            filters.add(Filters.gte(AT, new Date(EpochMillis.nearest(query.from()))));
        }
        if (query.until() != null) {
            filters.add(Filters.lt(AT, new Date(EpochMillis.nearest(query.until()))));
        }
        if (cursor != null) {
            filters.add(before(cursor));
        }
        return Filters.and(filters);
    }

    private static Bson before(AuditCursor cursor) {
        var at = Date.from(cursor.at());
        return Filters.and(
            Filters.lte(AT, at),
            Filters.or(Filters.lt(AT, at), Filters.and(Filters.eq(AT, at), Filters.lt("_id", cursor.id())))
        );
    }

    private static AuditEntry read(Document document) {
        var details = new HashMap<String, String>();
        document.get("details", new Document()).forEach((name, value) -> details.put(name, String.valueOf(value)));
        return new AuditEntry(
            new AuditEntryId(document.getString("_id")),
            instant(document),
            AuditKind.valueOf(document.getString(KIND)),
            user(document, ACTOR),
            user(document, PERSON),
            document.getString("address"),
            details
        );
    }

    private static Instant instant(Document document) {
        return document.getDate(AT).toInstant();
    }

    private static @Nullable String value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable UserId user(Document document, String field) {
        String value = document.getString(field);
        return value == null ? null : new UserId(value);
    }
}
