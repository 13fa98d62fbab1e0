package dev.parley.chat.export;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which node makes an export, and how far it is. A node that is not heard of for a minute loses it to another. */
@Component
class ExportLeases {

    /** Longer than a page of a log and its writes may take. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );

    private final MongoCollection<Document> exports;
    private final IdGenerator ids;
    private final Clock clock;

    ExportLeases(MongoTemplate mongo, IdGenerator ids, Clock clock) {
        exports = mongo.getCollection(ExportStore.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
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

    /** An export that waits, or that another node has begun and is not heard of any more. */
    Optional<Held> claim() {
        var now = clock.instant();
        var due = Filters.and(
            Filters.in(ExportStore.STATE, ExportState.WAITING.name(), ExportState.RUNNING.name()),
            Filters.lte(ExportStore.LEASE_UNTIL, Date.from(now))
        );
        // By a read, as there is mostly none: a write that changes nothing costs the embedded store a commit.
        if (exports.find(due).first() == null) {
            return Optional.empty();
        }
        String lease = ids.next();
        var claimed = exports.findOneAndUpdate(
            due,
            Updates.combine(
                Updates.set(ExportStore.STATE, ExportState.RUNNING.name()),
                Updates.set("lease", lease),
                Updates.inc(ExportStore.ATTEMPTS, 1),
                held(now)
            ),
            AFTER
        );
        return Optional.ofNullable(claimed).map(found -> {
            String after = found.getString("after");
            return new Held(
                ExportStore.read(found),
                lease,
                after == null ? null : new ChatId(after),
                found.getInteger(ExportStore.NEXT),
                found.getInteger(ExportStore.ATTEMPTS)
            );
        });
    }

    private static Bson held(Instant now) {
        return Updates.set(ExportStore.LEASE_UNTIL, Date.from(now.plus(LEASE)));
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
                Updates.set(ExportStore.NEXT, next),
                Updates.set("done", done),
                Updates.set(ExportStore.ATTEMPTS, 1),
                held(clock.instant())
            )
        );
    }

    boolean finish(Held held, List<DataExport.Part> parts, int next, Duration keptFor) {
        return update(
            held,
            Updates.combine(
                Updates.set(ExportStore.STATE, ExportState.DONE.name()),
                Updates.set(ExportStore.NEXT, next),
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
                Updates.set(ExportStore.STATE, (givenUp ? ExportState.FAILED : ExportState.RUNNING).name()),
                Updates.set(ExportStore.LEASE_UNTIL, Date.from(clock.instant().plus(wait)))
            )
        );
    }

    private boolean update(Held held, Bson change) {
        var mine = Filters.and(
            ExportStore.byUser(held.export().userId()),
            Filters.eq(ExportStore.EXPORT, held.export().id()),
            Filters.eq("lease", held.lease()),
            Filters.eq(ExportStore.STATE, ExportState.RUNNING.name())
        );
        return exports.updateOne(mine, change).getMatchedCount() == 1;
    }
}
