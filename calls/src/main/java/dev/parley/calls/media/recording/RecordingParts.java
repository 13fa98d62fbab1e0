package dev.parley.calls.media.recording;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.calls.media.recording.RecordingPart.Track;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The parts of recordings that are not in their chats yet, in the small collection {@code call_recordings}. Whoever works on one
 * says so every few seconds; one of which nobody has said so for a while belongs to the first that takes it.
 */
@Component
class RecordingParts {

    private static final String TOUCHED = "touchedAt";

    private final MongoCollection<Document> parts;
    private final Clock clock;

    RecordingParts(MongoTemplate mongo, Clock clock) {
        parts = mongo.getCollection("call_recordings").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    void add(RecordingPart part) {
        parts.insertOne(document(part));
    }

    /** False where another node has taken it for abandoned. */
    boolean save(RecordingPart part) {
        return parts.replaceOne(Filters.eq("_id", part.id().value()), document(part)).getMatchedCount() == 1;
    }

    void remove(RecordingPart.Id id) {
        parts.deleteOne(Filters.eq("_id", id.value()));
    }

    /** Takes over those of which nobody has said anything since then. */
    List<RecordingPart> takeAbandoned(Instant since) {
        var taken = new ArrayList<RecordingPart>();
        for (Document found : parts.find(Filters.lt(TOUCHED, Date.from(since)))) {
            var seen = Filters.and(
                Filters.eq("_id", found.getString("_id")),
                Filters.eq(TOUCHED, found.getDate(TOUCHED))
            );
            if (parts.updateOne(seen, Updates.set(TOUCHED, Date.from(clock.instant()))).getModifiedCount() == 1) {
                taken.add(part(found));
            }
        }
        return taken;
    }

    private Document document(RecordingPart part) {
        return new Document("_id", part.id().value())
            .append("recording", part.recording().value())
            .append("call", part.call().value())
            .append("chat", part.chat().value())
            .append("startedBy", part.startedBy().toString())
            .append("startedAt", Date.from(part.startedAt()))
            .append("begunAt", Date.from(part.begunAt()))
            .append("ending", part.ending().name())
            .append("overrun", part.overrun())
            .append(TOUCHED, Date.from(clock.instant()))
            .append("tracks", part.tracks().stream().map(RecordingParts::document).toList());
    }

    private static Document document(Track track) {
        return new Document("file", track.file().value())
            .append("person", track.person().toString())
            .append("source", track.source())
            .append("kind", track.kind().name())
            .append("bytes", track.bytes())
            .append("fromMs", track.fromMs())
            .append("toMs", track.toMs());
    }

    private static RecordingPart part(Document found) {
        return new RecordingPart(
            new RecordingPart.Id(found.getString("_id")),
            new RecordingId(found.getString("recording")),
            new CallId(found.getString("call")),
            new ChatId(found.getString("chat")),
            Person.parse(found.getString("startedBy")),
            found.getDate("startedAt").toInstant(),
            found.getDate("begunAt").toInstant(),
            Ending.valueOf(found.getString("ending")),
            found.getLong("overrun"),
            found.getList("tracks", Document.class).stream().map(RecordingParts::track).toList()
        );
    }

    private static Track track(Document found) {
        return new Track(
            new AttachmentId(found.getString("file")),
            Person.parse(found.getString("person")),
            found.getString("source"),
            MediaKind.valueOf(found.getString("kind")),
            found.getLong("bytes"),
            found.getLong("fromMs"),
            found.getLong("toMs")
        );
    }
}
