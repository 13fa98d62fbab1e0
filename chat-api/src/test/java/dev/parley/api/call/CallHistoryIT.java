package dev.parley.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallEvent.HistoryChanged;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.history.CallHistory;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Attendance;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.CallRecord;
import dev.parley.calls.session.CallRecorder;
import dev.parley.calls.session.MediaRoute;
import dev.parley.calls.session.ParticipantQuality;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallHistoryIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());
    private final Instant now = Node.first().clock().instant();

    @Test
    void bothSeeTheCallNewestFirstAndOnlyTheCalleeHasMissedIt() {
        record(call(Duration.ofMinutes(9), CallOutcome.ANSWERED, 61_000));
        record(call(Duration.ofMinutes(5), CallOutcome.MISSED, 0));
        record(call(Duration.ofMinutes(1), CallOutcome.CANCELLED, 0));

        var boriss = history(boris, "");
        assertThat(
            boriss
                .path("calls")
                .valueStream()
                .map(call -> call.path("outcome").asString())
        ).containsExactly("cancelled", "missed", "answered");
        assertThat(boriss.path("calls").get(2).path("durationMs").asLong()).isEqualTo(61_000);
        assertThat(boriss.path("calls").get(2).path("answeredAt").isNull()).isFalse();
        assertThat(boriss.path("calls").get(2).at("/quality/0/quality/sentLostPercent").asDouble()).isEqualTo(0.5);
        assertThat(boriss.path("calls").get(2).at("/quality/0/quality/route").asString()).isEqualTo("relayTcp");
        assertThat(boriss.path("calls").get(2).path("startedBy").asString()).isEqualTo(anna.id().value());
        assertThat(boriss.path("missed").asInt()).isEqualTo(2);
        assertThat(history(anna, "").path("calls").size()).isEqualTo(3);
        assertThat(history(anna, "").path("missed").asInt()).isZero();
        assertThat(history(Node.first().newUser(), "").path("calls").size()).isZero();

        assertThat(look(boris).status()).isEqualTo(204);
        assertThat(
            boris.on(Node.first()).rest().get("/api/calls/history/missed").body().path("missed").asInt()
        ).isZero();
    }

    @Test
    void aPageAsksForAFewYearsHoweverFarItsCursorLies() {
        record(call(Duration.ofMinutes(1), CallOutcome.MISSED, 0));
        String id = "01m7y4h3xb53xn5xcnam4hzc7j";
        for (String cursor : List.of("%2B999999999-12-31T00:00:00Z,x", "%2B999999999-12-31T00:00:00Z," + id)) {
            var refused = boris
                .on(Node.first())
                .rest()
                .get("/api/calls/history?cursor=" + cursor);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("details").has("cursor")).isTrue();
        }
        long before = Node.second().storeCommands();
        assertThat(
            history(boris, "?cursor=9999-12-31T00:00:00Z," + id)
                .path("calls")
                .size()
        ).isEqualTo(1);
        assertThat(Node.second().storeCommands() - before).isLessThan(40);
    }

    @Test
    void aCallRecordedTwiceAtOnceIsThereOnce() throws InterruptedException {
        var twice = call(Duration.ofMinutes(1), CallOutcome.DECLINED, 0);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : List.of(Node.first(), Node.second(), Node.first(), Node.second())) {
                threads.submit(() -> {
                    go.await();
                    node.bean(CallHistory.class).record(twice, null);
                    return null;
                });
            }
            go.countDown();
        }
        assertThat(history(boris, "").path("calls").size()).isEqualTo(1);
    }

    @Test
    void aLookThatComesLateLeavesWhatWasMissedSince() {
        record(call(Duration.ofMinutes(9), CallOutcome.MISSED, 0));
        String seen = history(boris, "").path("calls").get(0).path("endedAt").asString();
        record(call(Duration.ofMinutes(1), CallOutcome.MISSED, 0));
        assertThat(look(boris, seen).status()).isEqualTo(204);
        assertThat(history(boris, "").path("missed").asInt()).isEqualTo(1);
        assertThat(look(boris, "9999-01-01T00:00:00Z").status()).isEqualTo(204);
        assertThat(history(boris, "").path("missed").asInt()).isZero();
    }

    private static Rest.Answer look(TestUser user) {
        return look(user, history(user, "").path("calls").get(0).path("endedAt").asString());
    }

    private static Rest.Answer look(TestUser user, String upTo) {
        return user.rest().put("/api/calls/history/seen", "{\"upTo\": \"" + upTo + "\"}");
    }

    @Test
    void everyDeviceIsToldOfANewCallAndOfALook() {
        var elsewhere = boris.on(Node.first());
        try (var laptop = boris.connect(); var phone = elsewhere.connect(); var annas = anna.connect()) {
            var missed = call(Duration.ofMinutes(1), CallOutcome.MISSED, 0);
            record(missed);
            laptop.expect(HistoryChanged.class);
            phone.expect(HistoryChanged.class);
            annas.expect(HistoryChanged.class);

            record(missed);
            look(boris);
            laptop.expect(HistoryChanged.class);
            phone.expect(HistoryChanged.class);
            assertThat(history(elsewhere, "").path("missed").asInt()).isZero();
            assertThat(annas.received(HistoryChanged.class)).hasSize(1);
            assertThat(phone.received(HistoryChanged.class)).hasSize(2);
        }
    }

    @Test
    void pagesReachBackOverMonthsAndCanBeOfOneChat() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            var each = call(Duration.ofDays(20L * i), CallOutcome.ANSWERED, 1_000);
            expected.add(each.callId().value());
            record(each);
        }
        var clara = Node.first().newUser();
        var other = new CallRecord(
            new CallId(Node.first().bean(IdGenerator.class).next()),
            CallPlace.of(ChatId.personal(anna.id(), clara.id())),
            CallKind.VOICE,
            Person.of(clara.id()),
            now,
            null,
            now,
            CallOutcome.MISSED,
            CallEndReason.MISSED,
            0,
            new Attendance(people(clara, anna), people(clara), List.of(), List.of()),
            List.of()
        );
        record(other);

        var seen = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var page = history(anna, "?limit=7&chatId=" + chat + cursor);
            page.path("calls").forEach(call -> seen.add(call.path("id").asString()));
            cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(history(anna, "?limit=1").path("calls").get(0).path("id").asString()).isEqualTo(
            other.callId().value()
        );
        assertThat(anna.rest().get("/api/calls/history?cursor=nonsense").code()).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().get("/api/calls/history?limit=101").code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void whatCameOfAGroupsCallDiffersFromPersonToPerson() {
        var carol = Node.first().newUser();
        var dan = Node.first().newUser();
        var eve = Node.first().newUser();
        var group = anna.createGroup("Team", boris, carol, dan, eve);
        var attendance = new Attendance(people(anna, boris, carol, dan), people(anna, boris), people(carol), List.of());
        var call = call(CallPlace.of(group), Duration.ofMinutes(9), CallOutcome.ANSWERED, 61_000, attendance);

        Node.second().bean(CallRecorder.class).record(call);

        for (var user : List.of(anna, boris)) {
            assertThat(parts(user)).containsExactly("tookPart");
            assertThat(history(user, "").path("missed").asInt()).isZero();
        }
        assertThat(parts(carol)).containsExactly("declined");
        assertThat(history(carol, "").path("missed").asInt()).isZero();
        assertThat(parts(dan)).containsExactly("missed");
        assertThat(history(dan, "").path("missed").asInt()).isEqualTo(1);
        assertThat(history(dan, "").at("/calls/0/participants").asInt()).isEqualTo(2);
        assertThat(parts(eve)).isEmpty();
        var told = recorded(eve, group);
        assertThat(told.path("type").asString()).isEqualTo("call.recorded");
        assertThat(told.path("participantCount").asInt()).isEqualTo(2);
        assertThat(ids(told.path("participants"))).containsExactly(anna.id().value(), boris.id().value());
        assertThat(ids(told.path("declined"))).containsExactly(carol.id().value());
        assertThat(ids(told.path("missed"))).containsExactly(dan.id().value());
    }

    @Test
    void aCallOfVeryManyNamesTheFirstAndCountsAll() {
        var group = anna.createGroup("Team", boris);
        var others = Stream.generate(() -> Person.of(new UserId(Node.first().bean(IdGenerator.class).next())))
            .limit(150)
            .toList();
        var all = Stream.concat(people(anna).stream(), others.stream()).toList();
        var attendance = new Attendance(all, all, List.of(), List.of());

        Node.first()
            .bean(CallRecorder.class)
            .record(call(CallPlace.of(group), Duration.ofMinutes(9), CallOutcome.ANSWERED, 1, attendance));

        var told = recorded(boris, group);
        assertThat(told.path("participantCount").asInt()).isEqualTo(151);
        assertThat(told.path("participants").size()).isEqualTo(100);
    }

    private static JsonNode recorded(TestUser member, ChatId group) {
        var events = member
            .on(Node.first())
            .rest()
            .get("/api/chats/" + group + "/events")
            .body()
            .path("events");
        return events.get(events.size() - 1);
    }

    private static List<String> parts(TestUser user) {
        return history(user, "")
            .path("calls")
            .valueStream()
            .map(call -> call.path("part").asString())
            .toList();
    }

    private static List<String> ids(JsonNode people) {
        return people.valueStream().map(JsonNode::asString).toList();
    }

    private static List<Person> people(TestUser... users) {
        return Stream.of(users)
            .map(user -> Person.of(user.id()))
            .toList();
    }

    private Attendance attendance(CallOutcome outcome) {
        var both = people(anna, boris);
        return switch (outcome) {
            case ANSWERED, FAILED -> new Attendance(both, both, List.of(), List.of());
            case DECLINED -> new Attendance(both, people(anna), people(boris), List.of());
            case MISSED, CANCELLED, BUSY -> new Attendance(both, people(anna), List.of(), List.of());
        };
    }

    private static void record(CallRecord call) {
        Node.first().bean(CallHistory.class).record(call, null);
    }

    private static JsonNode history(TestUser user, String query) {
        return user
            .rest()
            .get("/api/calls/history" + query)
            .body();
    }

    private CallRecord call(Duration ago, CallOutcome outcome, long durationMs) {
        return call(CallPlace.of(chat), ago, outcome, durationMs, attendance(outcome));
    }

    private CallRecord call(
        CallPlace place,
        Duration ago,
        CallOutcome outcome,
        long durationMs,
        Attendance attendance
    ) {
        return new CallRecord(
            new CallId(Node.first().bean(IdGenerator.class).next()),
            place,
            CallKind.VIDEO,
            Person.of(anna.id()),
            now.minus(ago),
            outcome == CallOutcome.ANSWERED ? now.minus(ago) : null,
            now.minus(ago).plusMillis(durationMs),
            outcome,
            CallEndReason.HUNG_UP,
            durationMs,
            attendance,
            List.of(new ParticipantQuality(Person.of(boris.id()), new CallQuality(0.5, 2, 40, 3, MediaRoute.RELAY_TCP)))
        );
    }
}
