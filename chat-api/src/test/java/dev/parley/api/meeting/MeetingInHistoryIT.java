package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallEvent.HistoryChanged;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A meeting's call in the own history of those who were in it. */
class MeetingInHistoryIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser attendee = Node.second().newUser();

    @Test
    void isCalledAsTheMeetingWasThenForHostsAndAttendees() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        meeting.enter(attendee);
        try (var owners = owner.connect(); var attendees = attendee.connect()) {
            meeting.arrive(attendees);
            var call = meeting.call(attendees);
            meeting.arrive(owners);
            meeting.call(owners);
            owners.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);
            owners.expect(HistoryChanged.class);
            attendees.expect(HistoryChanged.class);
        }
        rename(meeting);
        for (TestUser user : new TestUser[] { owner, attendee }) {
            assertThat(past(user, meeting).path("title").asString()).isEqualTo("Planning");
        }

        assertThat(owner.rest().delete(meeting.path()).status()).isEqualTo(204);
        assertThat(past(attendee, meeting).path("title").asString()).isEqualTo("Planning");
    }

    private void rename(TestMeeting meeting) {
        var body = TestMeeting.open().put("title", "Changed");
        body.remove("passcode");
        assertThat(owner.rest().put(meeting.path(), body.toString()).status()).isEqualTo(200);
    }

    private static JsonNode past(TestUser user, TestMeeting meeting) {
        var calls = user.rest().get("/api/calls/history").body().path("calls");
        assertThat(calls.size()).isEqualTo(1);
        assertThat(calls.path(0).path("place").asString()).isEqualTo(meeting.place().toString());
        return calls.path(0);
    }
}
