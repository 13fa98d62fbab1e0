package dev.parley.calls.meeting;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.calls.history.QualityDocuments;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallRecord;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The calls that each meeting has had, a document each. */
@Component
class MeetingHistory {

    private static final int PEOPLE_MAX = 200;
    private static final String ID = "_id";
    private static final String MEETING = "meeting";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> calls;

    MeetingHistory(MongoTemplate mongo) {
        calls = mongo.getCollection("meeting_calls");
        calls.createIndex(Indexes.ascending(MEETING));
    }

    /** A repeat changes nothing. */
    void record(MeetingId meeting, CallRecord call, List<NamedPerson> people) {
        var document = new Document(ID, call.callId().value())
            .append(MEETING, meeting.value())
            .append("kind", call.kind().name())
            .append("at", Date.from(call.startedAt()))
            .append("endedAt", Date.from(call.endedAt()))
            .append("durationMs", call.durationMs())
            .append("reason", call.reason().name())
            .append("count", call.attendance().present().size())
            .append("people", people.stream().limit(PEOPLE_MAX).map(MeetingHistory::write).toList())
            .append("quality", QualityDocuments.write(call.quality()));
        calls.replaceOne(Filters.eq(ID, call.callId().value()), document, UPSERT);
    }

    /**
     * Newest first; ids of calls are in the order of their starts.
     *
     * @param before the last call of the page before, or null
     */
    List<MeetingCall> of(MeetingId meeting, @Nullable CallId before, int limit) {
        Bson ofMeeting = Filters.eq(MEETING, meeting.value());
        var filter = before == null ? ofMeeting : Filters.and(ofMeeting, Filters.lt(ID, before.value()));
        var found = new ArrayList<MeetingCall>();
        for (Document call : calls.find(filter).sort(Sorts.descending(ID)).limit(limit)) {
            found.add(read(call));
        }
        return found;
    }

    void forget(MeetingId meeting) {
        calls.deleteMany(Filters.eq(MEETING, meeting.value()));
    }

    private static Document write(NamedPerson person) {
        return new Document("person", person.person().toString())
            .append("name", person.name())
            .append("role", person.role().name());
    }

    private static MeetingCall read(Document call) {
        return new MeetingCall(
            new CallId(call.getString(ID)),
            CallKind.valueOf(call.getString("kind")),
            call.getDate("at").toInstant(),
            call.getDate("endedAt").toInstant(),
            call.getLong("durationMs"),
            CallEndReason.valueOf(call.getString("reason")),
            call.getInteger("count"),
            call
                .getList("people", Document.class)
                .stream()
                .map(person ->
                    new NamedPerson(
                        Person.parse(person.getString("person")),
                        person.getString("name"),
                        MeetingRole.valueOf(person.getString("role"))
                    )
                )
                .toList(),
            QualityDocuments.read(call)
        );
    }
}
