package dev.parley.calls.history;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.ANN_AND_BOB;
import static dev.parley.calls.People.ANN_AND_CID;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.CID;
import static dev.parley.calls.People.GROUP;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Attendance;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.CallRecord;
import dev.parley.calls.session.MediaRoute;
import dev.parley.calls.session.ParticipantQuality;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class CallDocumentsTest {

    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final List<Person> ALL = List.of(ANN, BOB, CID);

    @Test
    void keepsTheChatOfOthersFromOneWhomTheyHaveAdded() {
        var added = call(ANN_AND_BOB, List.of(CID));
        assertThat(placeOf(added, CID)).isEqualTo(ANN_AND_CID);
        assertThat(placeOf(added, BOB)).isEqualTo(ANN_AND_BOB);

        var putOutSince = call(ANN_AND_BOB, List.of());
        assertThat(placeOf(putOutSince, CID)).isEqualTo(ANN_AND_CID);
    }

    @Test
    void namesAGroupToAllWhoWereInItsCall() {
        assertThat(placeOf(call(GROUP, List.of()), CID)).isEqualTo(GROUP);
    }

    @Test
    void tellsByWhichRouteItWentWhereThatIsKnown() {
        var measured = new ParticipantQuality(ANN, new CallQuality(0.5, 2, 40, 3, MediaRoute.RELAY_TCP));
        var document = CallDocuments.write(call(GROUP, List.of(), List.of(measured)), BOB, null);
        assertThat(CallDocuments.read(document).quality()).containsExactly(measured);

        document.getList("quality", Document.class).forEach(each -> each.remove("route"));
        assertThat(CallDocuments.read(document).quality())
            .as("of a call that was recorded before routes were told")
            .extracting(each -> each.quality().route())
            .containsExactly(MediaRoute.UNKNOWN);
    }

    @Test
    void namesAMeetingByItsTitleWhereThatIsKnown() {
        var call = call(CallPlace.parse("m_" + id("abc")), List.of());
        assertThat(CallDocuments.read(CallDocuments.write(call, ANN, "Planning")).title()).isEqualTo("Planning");
        assertThat(CallDocuments.read(CallDocuments.write(call, ANN, null)).title()).isNull();
    }

    private static CallPlace placeOf(CallRecord call, Person owner) {
        return CallDocuments.read(CallDocuments.write(call, owner, null)).place();
    }

    private static CallRecord call(CallPlace place, List<Person> added) {
        return call(place, added, List.of());
    }

    private static CallRecord call(CallPlace place, List<Person> added, List<ParticipantQuality> quality) {
        return new CallRecord(
            new CallId(id("ca11")),
            place,
            CallKind.VOICE,
            ANN,
            START,
            START,
            START.plusSeconds(60),
            CallOutcome.ANSWERED,
            CallEndReason.HUNG_UP,
            60_000,
            new Attendance(ALL, ALL, List.of(), added),
            quality
        );
    }
}
