package dev.parley.chat.export;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** One document for each user who has asked for an export. Its entries are in {@link ExportEntries}. */
@Component
class ExportStore {

    static final String COLLECTION = "exports";
    static final String STATE = "state";
    static final String EXPORT = "export";
    static final String LEASE_UNTIL = "leaseUntil";
    static final String NEXT = "next";
    static final String ATTEMPTS = "attempts";
    private static final String TICKET = "ticket";
    private static final String FILES_LEFT = "filesLeft";

    private final MongoCollection<Document> exports;
    private final IdGenerator ids;
    private final Clock clock;

    ExportStore(MongoTemplate mongo, IdGenerator ids, Clock clock) {
        exports = mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        exports.createIndex(Indexes.ascending(STATE));
        this.ids = ids;
        this.clock = clock;
    }

    Optional<DataExport> find(UserId user) {
        return Optional.ofNullable(exports.find(byUser(user)).first()).map(ExportStore::read);
    }

    /** When the user has asked for exports since then. */
    List<Instant> askedSince(UserId user, Instant since) {
        var export = exports.find(byUser(user)).first();
        return export == null
            ? List.of()
            : export
                  .getList("asked", Date.class, List.of())
                  .stream()
                  .map(Date::toInstant)
                  .filter(at -> at.isAfter(since))
                  .toList();
    }

    /**
     * Puts a new export in the place of the user's former one, unless somebody has done so meanwhile.
     *
     * @param asked when the user has asked lately, this time included
     */
    boolean begin(UserId user, @Nullable String former, List<Instant> asked) {
        var now = clock.instant();
        var export = new Document("_id", user.value())
            .append(EXPORT, ids.next())
            .append(STATE, ExportState.WAITING.name())
            .append("askedAt", Date.from(now))
            .append("asked", asked.stream().map(Date::from).toList())
            .append(LEASE_UNTIL, Date.from(now))
            .append(NEXT, 0)
            .append(ATTEMPTS, 0)
            .append("done", 0L)
            .append("total", 0L)
            .append(FILES_LEFT, true);
        if (former != null) {
            return (
                exports.replaceOne(Filters.and(byUser(user), Filters.eq(EXPORT, former)), export).getMatchedCount() == 1
            );
        }
        try {
            exports.insertOne(export);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** Where one part is given out, once. */
    void putTicket(DataExport export, int number, AuthSessionId login, String hash, Instant until) {
        exports.updateOne(
            Filters.and(byUser(export.userId()), Filters.eq(EXPORT, export.id())),
            Updates.set(
                TICKET,
                new Document("part", number)
                    .append("login", login.value())
                    .append("hash", hash)
                    .append("until", Date.from(until))
            )
        );
    }

    /** @param login that has asked for it */
    record Ticket(DataExport export, int part, AuthSessionId login) {}

    /** Takes the ticket, which is good for nothing after that. */
    Optional<Ticket> takeTicket(UserId user, String hash) {
        var valid = Filters.and(
            byUser(user),
            Filters.eq(TICKET + ".hash", hash),
            Filters.gt(TICKET + ".until", Date.from(clock.instant()))
        );
        return Optional.ofNullable(exports.findOneAndUpdate(valid, Updates.unset(TICKET))).map(found -> {
            var ticket = found.get(TICKET, Document.class);
            return new Ticket(read(found), ticket.getInteger("part"), new AuthSessionId(ticket.getString("login")));
        });
    }

    /** Ends it for its user; its files are still there. */
    void expire(DataExport export) {
        exports.updateOne(
            Filters.and(byUser(export.userId()), Filters.eq(EXPORT, export.id())),
            Updates.set(STATE, ExportState.EXPIRED.name())
        );
    }

    /** Those whose time is over. */
    List<DataExport> over() {
        return exports
            .find(
                Filters.and(
                    Filters.eq(STATE, ExportState.DONE.name()),
                    Filters.lte("expiresAt", Date.from(clock.instant()))
                )
            )
            .map(ExportStore::read)
            .into(new ArrayList<>());
    }

    /** Those that cannot be downloaded and have files left. */
    List<DataExport> withFilesLeft() {
        return exports
            .find(
                Filters.and(
                    Filters.in(STATE, ExportState.EXPIRED.name(), ExportState.FAILED.name()),
                    Filters.eq(FILES_LEFT, true)
                )
            )
            .map(ExportStore::read)
            .into(new ArrayList<>());
    }

    /** How many entries are known of; while it is made there may be more. */
    int entries(DataExport export) {
        var found = exports.find(Filters.and(byUser(export.userId()), Filters.eq(EXPORT, export.id()))).first();
        return found == null ? 0 : found.getInteger(NEXT);
    }

    void filesRemoved(DataExport export) {
        exports.updateOne(
            Filters.and(byUser(export.userId()), Filters.eq(EXPORT, export.id())),
            Updates.set(FILES_LEFT, false)
        );
    }

    void forget(UserId user) {
        exports.deleteOne(byUser(user));
    }

    static Bson byUser(UserId user) {
        return Filters.eq("_id", user.value());
    }

    static DataExport read(Document found) {
        var expiresAt = found.getDate("expiresAt");
        return new DataExport(
            found.getString(EXPORT),
            new UserId(found.getString("_id")),
            ExportState.valueOf(found.getString(STATE)),
            found.getDate("askedAt").toInstant(),
            found.getLong("done"),
            found.getLong("total"),
            found
                .getList("parts", Document.class, List.of())
                .stream()
                .map(part -> new DataExport.Part(part.getInteger("from"), part.getInteger("to"), part.getLong("bytes")))
                .toList(),
            expiresAt == null ? null : expiresAt.toInstant()
        );
    }
}
