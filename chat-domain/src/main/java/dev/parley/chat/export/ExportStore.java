package dev.parley.chat.export;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
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

/** One document for each user who has asked for an export, and one for each of its entries. */
@Component
class ExportStore {

    /** Longer than a page of a log and its writes may take. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );
    private static final String STATE = "state";
    private static final String EXPORT = "export";
    private static final String TICKET = "ticket";
    private static final String FILES_LEFT = "filesLeft";

    private final MongoCollection<Document> exports;
    private final MongoCollection<Document> entries;
    private final IdGenerator ids;
    private final Clock clock;

    ExportStore(MongoTemplate mongo, IdGenerator ids, Clock clock) {
        exports = mongo.getCollection("exports").withWriteConcern(WriteConcern.MAJORITY);
        exports.createIndex(Indexes.ascending(STATE));
        entries = mongo.getCollection("export_entries").withWriteConcern(WriteConcern.MAJORITY);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An export that this node makes.
     *
     * @param lease what makes it this node's
     * @param after the chat that it was done with last; null for none
     * @param next the number of its next entry
     */
    record Held(DataExport export, String lease, @Nullable ChatId after, int next, int attempts) {}

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
            .append("leaseUntil", Date.from(now))
            .append("next", 0)
            .append("attempts", 0)
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

    /** An export that waits, or that another node has begun and is not heard of any more. */
    Optional<Held> claim() {
        var now = clock.instant();
        var due = Filters.and(
            Filters.in(STATE, ExportState.WAITING.name(), ExportState.RUNNING.name()),
            Filters.lte("leaseUntil", Date.from(now))
        );
        // By a read, as there is mostly none: a write that changes nothing costs the embedded store a commit.
        if (exports.find(due).first() == null) {
            return Optional.empty();
        }
        String lease = ids.next();
        var claimed = exports.findOneAndUpdate(
            due,
            Updates.combine(
                Updates.set(STATE, ExportState.RUNNING.name()),
                Updates.set("lease", lease),
                Updates.inc("attempts", 1),
                held(now)
            ),
            AFTER
        );
        return Optional.ofNullable(claimed).map(found -> {
            String after = found.getString("after");
            return new Held(
                read(found),
                lease,
                after == null ? null : new ChatId(after),
                found.getInteger("next"),
                found.getInteger("attempts")
            );
        });
    }

    private static Bson held(Instant now) {
        return Updates.set("leaseUntil", Date.from(now.plus(LEASE)));
    }

    /** Says how far it is. False where it is this node's no more. */
    boolean progress(Held held, long done, long total) {
        return update(
            held,
            Updates.combine(Updates.set("done", done), Updates.set("total", total), held(clock.instant()))
        );
    }

    /** A chat is done with: whoever takes the export over goes on behind it. */
    boolean passed(Held held, ChatId chat, int next, long done) {
        return update(
            held,
            Updates.combine(
                Updates.set("after", chat.value()),
                Updates.set("next", next),
                Updates.set("done", done),
                Updates.set("attempts", 1),
                held(clock.instant())
            )
        );
    }

    boolean finish(Held held, List<DataExport.Part> parts, int next, Duration keptFor) {
        return update(
            held,
            Updates.combine(
                Updates.set(STATE, ExportState.DONE.name()),
                Updates.set("next", next),
                Updates.set(
                    "parts",
                    parts
                        .stream()
                        .map(part ->
                            new Document("from", part.from()).append("to", part.to()).append("bytes", part.bytes())
                        )
                        .toList()
                ),
                Updates.set("expiresAt", Date.from(clock.instant().plus(keptFor)))
            )
        );
    }

    /** It goes on after a while, or is given up. */
    void failed(Held held, boolean givenUp, Duration wait) {
        update(
            held,
            Updates.combine(
                Updates.set(STATE, (givenUp ? ExportState.FAILED : ExportState.RUNNING).name()),
                Updates.set("leaseUntil", Date.from(clock.instant().plus(wait)))
            )
        );
    }

    private boolean update(Held held, Bson change) {
        var mine = Filters.and(
            byUser(held.export().userId()),
            Filters.eq(EXPORT, held.export().id()),
            Filters.eq("lease", held.lease()),
            Filters.eq(STATE, ExportState.RUNNING.name())
        );
        return exports.updateOne(mine, change).getMatchedCount() == 1;
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
        return found == null ? 0 : found.getInteger("next");
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

    void put(String export, int n, ExportEntry entry) {
        String id = entryId(export, n);
        var document = new Document("_id", id).append("bytes", entry.bytes());
        switch (entry) {
            case ExportEntry.Made made -> document.append("name", made.fileName());
            case ExportEntry.Sent sent -> document
                .append("chat", sent.chatId().value())
                .append("files", sent.files().stream().map(AttachmentId::value).toList());
        }
        entries.replaceOne(Filters.eq("_id", id), document, UPSERT);
    }

    Optional<ExportEntry> entry(String export, int n) {
        return Optional.ofNullable(entries.find(Filters.eq("_id", entryId(export, n))).first()).map(document ->
            document.getString("name") instanceof String name
                ? new ExportEntry.Made(name, document.getLong("bytes"))
                : new ExportEntry.Sent(
                      new ChatId(document.getString("chat")),
                      document.getList("files", String.class).stream().map(AttachmentId::new).toList(),
                      document.getLong("bytes")
                  )
        );
    }

    void removeEntry(String export, int n) {
        entries.deleteOne(Filters.eq("_id", entryId(export, n)));
    }

    /** Under which a file is kept that was made for the export. */
    static String fileId(String export, int n) {
        return "export/" + export + "/" + n;
    }

    private static String entryId(String export, int n) {
        return export + ":" + n;
    }

    private static Bson byUser(UserId user) {
        return Filters.eq("_id", user.value());
    }

    private static DataExport read(Document found) {
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
