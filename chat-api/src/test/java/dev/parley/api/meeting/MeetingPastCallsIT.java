package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.ReportQuality;
import dev.parley.api.protocol.CallEvent.HistoryChanged;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.MediaRoute;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the hosts of a meeting are told of its past calls. */
class MeetingPastCallsIT {

    @Test
    void sayHowLongTheyWereAndHowGoodTheConnectionOfEachWas() {
        try (var node = Node.start()) {
            var owner = node.newUser();
            var meeting = TestMeeting.create(owner, TestMeeting.open());
            var gus = meeting.guest(node, "Gus");
            try (var owners = owner.connect(); var guests = gus.connect()) {
                meeting.arrive(guests);
                var call = meeting.call(guests);
                meeting.arrive(owners);
                meeting.call(owners);
                node.pass(Duration.ofSeconds(90), owners, guests);
                report(guests, call.id(), new CallQuality(12.5, 0, 40, 3, MediaRoute.RELAY_TCP));
                report(owners, call.id(), new CallQuality(0, 0.5, 30, 4, MediaRoute.ROUTER_UDP));
                owners.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);
                owners.expect(HistoryChanged.class);
            }
            var calls = owner
                .rest()
                .get(meeting.path() + "/calls")
                .body()
                .path("calls");
            assertThat(calls.size()).isEqualTo(1);
            assertThat(calls.path(0).path("durationMs").asLong()).isBetween(90_000L, 150_000L);
            var quality = calls.path(0).path("quality");
            assertThat(quality.size()).isEqualTo(2);
            var ofGus = quality
                .valueStream()
                .filter(each -> each.path("person").asString().equals(gus.person().toString()))
                .findFirst()
                .orElseThrow()
                .path("quality");
            assertThat(ofGus.path("sentLostPercent").asDouble()).isEqualTo(12.5);
            assertThat(ofGus.path("roundTripMs").asInt()).isEqualTo(40);
            assertThat(ofGus.path("route").asString()).isEqualTo("relayTcp");
        }
    }

    private static void report(SocketClient socket, CallId call, CallQuality quality) {
        socket.ask(id -> new ReportQuality(id, call, quality), SessionEvent.Done.class);
    }
}
