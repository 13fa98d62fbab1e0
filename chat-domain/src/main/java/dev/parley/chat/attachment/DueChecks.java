package dev.parley.chat.attachment;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The files of which it is not settled whether a message has them: noted before anything is begun that may break off
 * midway, and crossed out when it is done. A small collection: nothing but what is under way or waits.
 */
@Component
class DueChecks {

    private static final int PAGE = 500;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> checks;

    @Autowired
    DueChecks(MongoTemplate mongo) {
        this(mongo, "attachment_checks");
    }

    DueChecks(MongoTemplate mongo, String collection) {
        checks = mongo.getCollection(collection).withWriteConcern(WriteConcern.MAJORITY);
        checks.createIndex(Indexes.ascending("user"));
        checks.createIndex(Indexes.ascending("at"));
    }

    /** What a user has uploaded, or is uploading, for a message that is not sent yet. */
    record Waiting(int files, long bytes) {}

    /**
     * Notes a file, to be looked at when the time has come.
     *
     * @param bytes of it that count as the user's pending ones
     */
    void note(AttachmentId id, UserId user, long bytes, Instant at) {
        noteAll(List.of(id), user, bytes, at);
    }

    /** Notes files, each with so many bytes. */
    void noteAll(Collection<AttachmentId> ids, UserId user, long bytes, Instant at) {
        if (ids.isEmpty()) {
            return;
        }
        var note = Updates.combine(
            Updates.set("user", user.value()),
            Updates.set("bytes", bytes),
            Updates.set("at", Date.from(at))
        );
        checks.bulkWrite(
            ids
                .stream()
                .map(id -> new UpdateOneModel<Document>(Filters.eq("_id", id.value()), note, UPSERT))
                .toList()
        );
    }

    void postpone(AttachmentId id, Instant at) {
        checks.updateOne(Filters.eq("_id", id.value()), Updates.set("at", Date.from(at)));
    }

    void cross(AttachmentId id) {
        checks.deleteOne(Filters.eq("_id", id.value()));
    }

    void crossAll(Collection<AttachmentId> ids) {
        checks.deleteMany(Filters.in("_id", ids.stream().map(AttachmentId::value).toList()));
    }

    Waiting waiting(UserId user) {
        int files = 0;
        long bytes = 0;
        for (Document check : checks.find(Filters.and(Filters.eq("user", user.value()), Filters.gt("bytes", 0L)))) {
            files++;
            bytes += check.getLong("bytes");
        }
        return new Waiting(files, bytes);
    }

    /** Some of those whose time has come. */
    List<AttachmentId> due(Instant now) {
        var due = new ArrayList<AttachmentId>();
        for (Document check : checks.find(Filters.lte("at", Date.from(now))).limit(PAGE)) {
            due.add(new AttachmentId(check.getString("_id")));
        }
        return due;
    }
}
