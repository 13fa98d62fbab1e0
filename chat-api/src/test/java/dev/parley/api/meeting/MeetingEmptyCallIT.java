package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.MeetingEvent.MeetingChanged;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.calls.session.LeaveReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The call of a meeting goes on for a while without anybody in it. The node is alone, since its clock is moved. */
class MeetingEmptyCallIT {

    @Test
    void endsWhenNobodyHasComeBackForAWhile() {
        try (var redis = new MonitoredRedis(); var node = Node.start(redis, "parley.calls.empty-after=30s")) {
            var owner = node.newUser();
            var meeting = TestMeeting.create(owner, TestMeeting.open());
            try (var socket = owner.connect()) {
                meeting.arrive(socket);
                var call = meeting.call(socket);
                leave(socket, call);
                node.clock().advance(Duration.ofSeconds(20));
                assertThat(meeting.call(socket).id()).isEqualTo(call.id());

                leave(socket, call);
                assertThat(owner.rest().get(meeting.path()).body().path("state").asString()).isEqualTo("live");
                node.clock().advance(Duration.ofSeconds(31));
                socket.expect(MeetingChanged.class, changed -> changed.meeting().callId() == null);
                var after = owner.rest().get(meeting.path()).body();
                assertThat(after.path("state").asString()).isEqualTo("upcoming");
                assertThat(after.path("live").isNull()).isTrue();
                var past = owner
                    .rest()
                    .get(meeting.path() + "/calls")
                    .body()
                    .path("calls");
                assertThat(past.size()).isEqualTo(1);
                assertThat(past.path(0).path("reason").asString()).isEqualTo("hungUp");

                assertThat(meeting.call(socket).id()).isNotEqualTo(call.id());
            }
        }
    }

    private static void leave(SocketClient socket, CallView call) {
        socket.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);
    }
}
