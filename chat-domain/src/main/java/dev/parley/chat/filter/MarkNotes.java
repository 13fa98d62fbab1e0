package dev.parley.chat.filter;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Messages that are about to be written and marked, noted before: a node may die between the two. A small collection: nothing
 * but what is under way.
 */
@Component
class MarkNotes {

    /** Longer than any append takes, so that its outcome is known by then. */
    static final Duration IN_DOUBT = Duration.ofMinutes(10);

    private static final int PAGE = 500;

    private final MongoCollection<Document> notes;

    MarkNotes(MongoTemplate mongo) {
        notes = mongo.getCollection("filter_marks").withWriteConcern(WriteConcern.MAJORITY);
        notes.createIndex(Indexes.ascending("at"));
    }

    /**
     * @param side whether the log is a side log
     * @param key of the event within it
     * @param word of the list, as written there
     */
    record Note(ChatId log, boolean side, String key, String word) {
        private String id() {
            return (side ? "side/" : "chat/") + log + "/" + key;
        }
    }

    void add(Note note, Instant now) {
        notes.replaceOne(
            Filters.eq("_id", note.id()),
            new Document("log", note.log().value())
                .append("side", note.side())
                .append("key", note.key())
                .append("word", note.word())
                .append("at", Date.from(now)),
            new ReplaceOptions().upsert(true)
        );
    }

    void cross(Note note) {
        notes.deleteOne(Filters.eq("_id", note.id()));
    }

    /** Some of those of which the outcome is known. */
    List<Note> due(Instant now) {
        var due = new ArrayList<Note>();
        for (Document note : notes.find(Filters.lt("at", Date.from(now.minus(IN_DOUBT)))).limit(PAGE)) {
            due.add(
                new Note(
                    new ChatId(note.getString("log")),
                    note.getBoolean("side", false),
                    note.getString("key"),
                    note.getString("word")
                )
            );
        }
        return due;
    }
}
