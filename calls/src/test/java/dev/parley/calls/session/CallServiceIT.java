package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.FakeChats;
import dev.parley.calls.place.Person;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Calls on a Redis Cluster, on two nodes, with a clock that the test moves. */
class CallServiceIT {

    private static final Track MUTED = new Track("microphone", TrackSource.MICROPHONE, true);
    private static final Track CAMERA = new Track("camera", TrackSource.CAMERA, false);

    private final FakeChats chats = new FakeChats();
    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private final List<CallRecord> records = new CopyOnWriteArrayList<>();
    private final MovableClock clock = new MovableClock();
    private StringRedisTemplate redis;
    private Node one;
    private Node other;
    private volatile boolean recorderFails;

    @BeforeEach
    void start() {
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
        chats.put(ANN_AND_CID.id(), ANN, CID);
        chats.put(BOB_AND_CID.id(), BOB, CID);
        chats.put(GROUP.id(), ANN, BOB, CID);
        redis = RedisForTests.empty();
        one = node();
        other = node();
    }

    private Node node() {
        return new Node(redis, clock, chats.places(), this::keep, events::add);
    }

    private void keep(CallRecord ended) {
        if (recorderFails) {
            throw new IllegalStateException("the recorder of this test fails");
        }
        records.add(ended);
    }

    @Nested
    class Talking {

        @Test
        void movesTheMediaToTheRouterOnceWhoeverAsks() throws Exception {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
            assertRefused(ErrorCode.CALL_WRONG_STATE, () -> one.calls.reroute(ANN, ANN_PC, call.id()));
            other.calls.accept(BOB, BOB_PC, call.id());
            long before = one.calls.get(ANN, call.id()).version();
            assertRefused(ErrorCode.CALL_WRONG_STATE, () -> one.calls.reroute(ANN, ANN_PHONE, call.id()));
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.reroute(EVE, EVE_PC, call.id()));

            var paths = atOnce(
                List.of(
                    () -> one.calls.reroute(ANN, ANN_PC, call.id()).mediaPath().name(),
                    () -> other.calls.reroute(BOB, BOB_PC, call.id()).mediaPath().name()
                )
            );

            assertThat(paths).containsExactly("ROUTER", "ROUTER");
            assertThat(one.calls.get(ANN, call.id()).version()).isEqualTo(before + 1);
        }

        @Test
        void talksAcrossNodesAndLeavesNothingBehind() {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO);
            other.calls.accept(BOB, BOB_PC, call.id());
            other.calls.publish(BOB, BOB_PC, call.id(), List.of(MUTED, CAMERA), null);
            clock.move(Duration.ofSeconds(90));
            var quality = new CallQuality(0.5, 12, 40, 3, MediaRoute.RELAY_TCP);
            one.calls.reportQuality(BOB, BOB_PC, call.id(), new CallQuality(0, 0, 0, 0, MediaRoute.UNKNOWN));
            other.calls.reportQuality(BOB, BOB_PC, call.id(), quality);
            one.calls.leave(ANN, ANN_PC, call.id(), LeaveReason.HUNG_UP);
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.reportQuality(BOB, BOB_PC, call.id(), quality));

            assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                    CallEvent.Rang.class,
                    CallEvent.Changed.class,
                    CallEvent.TracksChanged.class,
                    CallEvent.Ended.class
                );
            assertThat(events.getLast()).isEqualTo(
                new CallEvent.Ended(call.id(), ANN_AND_BOB, CallEndReason.HUNG_UP, 90_000, Set.of(ANN, BOB))
            );
            assertThat(records).containsExactly(
                new CallRecord(
                    call.id(),
                    ANN_AND_BOB,
                    CallKind.VIDEO,
                    ANN,
                    Calls.START,
                    Calls.START,
                    clock.instant(),
                    CallOutcome.ANSWERED,
                    CallEndReason.HUNG_UP,
                    90_000,
                    new Attendance(List.of(ANN, BOB), List.of(ANN, BOB), List.of(), List.of()),
                    List.of(new ParticipantQuality(BOB, quality))
                )
            );
            assertNothingLeft();
        }

        @Test
        void leavesNothingBehindHoweverItEnds() {
            var declined = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.decline(BOB, BOB_PC, declined);
            one.calls.decline(CID, CID_PC, declined);
            var cancelled = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.cancel(ANN, ANN_PHONE, cancelled);
            var missed = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            live(Duration.ofSeconds(46), one);

            assertThat(records)
                .extracting(CallRecord::callId, CallRecord::outcome)
                .containsExactly(
                    tuple(declined, CallOutcome.DECLINED),
                    tuple(cancelled, CallOutcome.CANCELLED),
                    tuple(missed, CallOutcome.MISSED)
                );
            assertNothingLeft();
        }

        @Test
        void listsACallToItsPeopleWhileItConcernsThem() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);

            assertThat(
                Stream.of(ANN, BOB, CID, EVE).map(user ->
                    other.standings.liveCallsOf(user).stream().map(Call::id).toList()
                )
            ).containsExactly(List.of(call), List.of(call), List.of(call), List.of());

            one.calls.decline(CID, CID_PC, call);
            assertThat(other.standings.liveCallsOf(CID)).isEmpty();
            assertThat(other.calls.get(CID, call).ringing()).isEmpty();
        }

        @Test
        void lastsLongerThanALeaseWhileItsConnectionsAreReported() {
            var call = talking();

            live(Duration.ofMinutes(3), one);

            assertThat(one.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected);
            assertThat(records).isEmpty();
        }
    }

    @Nested
    class Permission {

        @Test
        void hidesACallFromStrangers() {
            var call = talking();

            for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> one.calls.accept(EVE, EVE_PC, call),
                () -> one.calls.decline(EVE, EVE_PC, call),
                () -> one.calls.cancel(EVE, EVE_PC, call),
                () -> one.calls.join(EVE, EVE_PC, call),
                () -> one.calls.leave(EVE, EVE_PC, call, LeaveReason.HUNG_UP),
                () -> one.calls.publish(EVE, EVE_PC, call, List.of(MUTED), null),
                () -> one.calls.reportQuality(EVE, EVE_PC, call, new CallQuality(0, 0, 0, 0, MediaRoute.UNKNOWN)),
                () -> one.calls.reportQuality(BOB, BOB_PHONE, call, new CallQuality(0, 0, 0, 0, MediaRoute.UNKNOWN)),
                () -> one.calls.get(EVE, call),
                () -> one.calls.get(EVE, new CallId(id("07")))
            )) {
                assertRefused(ErrorCode.CALL_NOT_FOUND, attempt);
            }
            assertRefused(ErrorCode.CHAT_NOT_FOUND, () -> one.calls.start(EVE, EVE_PC, ANN_AND_BOB, CallKind.VOICE));
        }

        @Test
        void letsNobodyInWhoWasRemovedFromTheChat() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            chats.put(GROUP.id(), ANN, CID);

            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.accept(BOB, BOB_PC, call));
        }

        @Test
        void ringsNobodyInAnEmptyChat() {
            chats.put(GROUP.id(), ANN);

            assertRefused(ErrorCode.INVALID_REQUEST, () -> one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE));
            assertNothingLeft();
        }
    }

    @Nested
    class Busy {

        @Test
        void refusesACallToOneWhoTalks() {
            talking();

            assertThat(refusal(() -> one.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE)))
                .returns(ErrorCode.CALL_BUSY, ParleyException::code)
                .returns(Map.of("userId", BOB.toString()), ParleyException::details);
            assertThat(records)
                .singleElement()
                .returns(CallOutcome.BUSY, CallRecord::outcome)
                .returns(BOB_AND_CID, CallRecord::place)
                .returns(new Attendance(List.of(CID, BOB), List.of(CID), List.of(), List.of()), CallRecord::attendance);
        }

        @Test
        void refusesItAlsoWhenItCannotBeRecordedNow() {
            talking();
            recorderFails = true;

            assertThat(refusal(() -> one.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE)).code()).isEqualTo(
                ErrorCode.CALL_BUSY
            );
            assertThat(one.standings.liveCallsOf(CID)).isEmpty();
            recorderFails = false;
            clock.move(Duration.ofSeconds(2));
            other.timers.fireDue();

            assertThat(records).singleElement().returns(CallOutcome.BUSY, CallRecord::outcome);
        }

        @Test
        void refusesASecondCallByOneWhoIsInACall() {
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);

            assertThat(refusal(() -> one.calls.start(ANN, ANN_PHONE, ANN_AND_CID, CallKind.VOICE)))
                .returns(ErrorCode.CALL_BUSY, ParleyException::code)
                .returns(Map.of("userId", ANN.toString()), ParleyException::details);
        }

        @Test
        void refusesToAnswerInASecondCall() {
            var toBob = one.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE).id();
            talking();

            assertThat(refusal(() -> one.calls.accept(BOB, BOB_PHONE, toBob)))
                .returns(ErrorCode.CALL_BUSY, ParleyException::code)
                .returns(Map.of("userId", BOB.toString()), ParleyException::details);
            assertThat(one.calls.get(CID, toBob).ringing()).containsExactly(BOB);
        }

        @Test
        void letsOneWhoIsRungCallSomebodyElse() {
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);

            assertThat(one.calls.start(BOB, BOB_PC, BOB_AND_CID, CallKind.VOICE).ringing()).containsExactly(CID);
        }

        @Test
        void ringsAGroupThoughSomeOfItTalk() {
            one.calls.start(BOB, BOB_PC, BOB_AND_CID, CallKind.VOICE);

            assertThat(one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).ringing()).containsExactly(BOB, CID);
        }

        @Test
        void freesOneWhoLeavesACallThatGoesOn() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.accept(CID, CID_PC, call);
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);

            assertThat(one.standings.liveCallsOf(ANN)).isEmpty();
            assertThat(one.calls.get(BOB, call).participants()).hasSize(2);
            chats.put(id9().id(), ANN, EVE);
            assertThat(one.calls.start(ANN, ANN_PC, id9(), CallKind.VOICE)).isNotNull();
        }

        private CallPlace.Chat id9() {
            return new CallPlace.Chat(new ChatId(id("99")));
        }

        @Test
        void isNotKeptBusyByACallThatWasLost() {
            var call = talking();
            redis.delete(CallKeys.call(call));

            assertThat(one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).version()).isEqualTo(1);
        }
    }

    @Nested
    class Races {

        @RepeatedTest(5)
        void letsOneOfTwentyDevicesAnswer() throws Exception {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();

            var results = atOnce(
                IntStream.range(0, 20)
                    .mapToObj(i -> accept(i % 2 == 0 ? one : other, BOB, new ConnectionId(id("bb" + i)), call))
                    .toList()
            );

            assertThat(results).filteredOn("done"::equals).hasSize(1);
            assertThat(results).filteredOn(ErrorCode.CALL_WRONG_STATE.name()::equals).hasSize(19);
            assertThat(one.calls.get(ANN, call).participants()).hasSize(2);
            assertThat(one.calls.get(ANN, call).version()).isEqualTo(2);
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);
            assertNothingLeft();
        }

        @RepeatedTest(5)
        void makesOneCallOfTwoWhoCallEachOther() throws Exception {
            var results = atOnce(
                List.of(
                    () -> one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id().value(),
                    () -> other.calls.start(BOB, BOB_PC, ANN_AND_BOB, CallKind.VIDEO).id().value()
                )
            );

            assertThat(results.getFirst()).isEqualTo(results.getLast());
            assertThat(one.standings.liveCallsOf(ANN)).hasSize(1).isEqualTo(one.standings.liveCallsOf(BOB));
            assertThat(one.standings.liveCallsOf(ANN).getFirst().participants())
                .extracting(Call.Participant::person)
                .containsExactlyInAnyOrder(ANN, BOB);
        }

        @RepeatedTest(5)
        void decidesBetweenAnswerAndRefusal() throws Exception {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();

            var results = atOnce(
                List.of(accept(one, BOB, BOB_PC, call), () -> {
                    other.calls.decline(BOB, BOB_PHONE, call);
                    return "done";
                })
            );

            assertThat(results).containsOnlyOnce("done");
            if (results.getFirst().equals("done")) {
                assertThat(results.getLast()).isEqualTo("CALL_WRONG_STATE");
                assertThat(one.calls.get(ANN, call).answeredAt()).isNotNull();
            } else {
                assertThat(results.getFirst()).isEqualTo("CALL_NOT_FOUND");
                assertNothingLeft();
            }
        }

        @Test
        void takesEverybodyInAtOnce() throws Exception {
            var crowd = IntStream.range(0, 30)
                .mapToObj(i -> Person.of(new UserId(id("f" + i))))
                .toList();
            chats.put(GROUP.id(), Stream.concat(Stream.of(ANN), crowd.stream()).toList());
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();

            var results = atOnce(
                crowd
                    .stream()
                    .map(person -> join(one, person, new ConnectionId(person.toString()), call))
                    .toList()
            );

            assertThat(results).containsOnly("done");
            assertThat(one.calls.get(ANN, call).participants()).hasSize(31);
        }

        private Callable<String> join(Node node, Person person, ConnectionId connection, CallId call) {
            return () -> {
                node.calls.join(person, connection, call);
                return "done";
            };
        }

        private Callable<String> accept(Node node, Person person, ConnectionId connection, CallId call) {
            return () -> {
                node.calls.accept(person, connection, call);
                return "done";
            };
        }
    }

    /** A login is known by the connections that enter calls by it, to every node. */
    @Nested
    class Logins {

        private final AuthSessionId anns = new AuthSessionId(id("5a"));
        private final AuthSessionId bobs = new AuthSessionId(id("5b"));
        private final AuthSessionId bobsPhone = new AuthSessionId(id("5c"));

        @Test
        void endsTheCallOfOneWhoLogsOut() {
            var call = talking();
            one.calls.entersBy(bobs, BOB_PC);
            clock.move(Duration.ofSeconds(3));

            other.removals.loginEnded(bobs, BOB, false);

            assertThat(events.getLast()).isEqualTo(
                new CallEvent.Ended(call, ANN_AND_BOB, CallEndReason.HUNG_UP, 3_000, Set.of(ANN, BOB))
            );
            assertNothingLeft();
        }

        @Test
        void endsItAlsoWhenTheConnectionIsLostOrAwaited() {
            for (Duration away : List.of(Duration.ofSeconds(1), Duration.ofSeconds(15))) {
                events.clear();
                var call = talking();
                one.calls.entersBy(bobs, BOB_PC);
                one.leases.lost(BOB_PC);
                live(away, one);

                other.removals.loginEnded(bobs, BOB, true);

                assertThat(events.getLast()).isInstanceOfSatisfying(CallEvent.Ended.class, ended ->
                    assertThat(ended)
                        .returns(call, CallEvent.Ended::callId)
                        .returns(CallEndReason.HUNG_UP, CallEvent.Ended::reason)
                );
                assertNothingLeft();
            }
        }

        @Test
        void letsACallGoOnThatWasEnteredByAnotherLogin() {
            var call = talking();
            one.calls.entersBy(bobs, BOB_PC);
            one.calls.entersBy(bobsPhone, BOB_PHONE);
            one.calls.join(BOB, BOB_PHONE, call);

            one.removals.loginEnded(bobs, BOB, false);

            assertThat(one.calls.get(ANN, call).participants().getLast().connectionId()).isEqualTo(BOB_PHONE);
        }

        @Test
        void cancelsTheRingOfACallerWhoLogsOut() {
            one.calls.entersBy(anns, ANN_PC);
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);

            other.removals.loginEnded(anns, ANN, false);

            assertThat(records).singleElement().returns(CallOutcome.CANCELLED, CallRecord::outcome);
            assertNothingLeft();
        }

        @Test
        void ringsOnForOneWhoHasAnotherLoginOnly() {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            one.removals.loginEnded(bobs, BOB, false);
            assertThat(one.calls.get(ANN, call).ringing()).containsExactly(BOB);

            one.removals.loginEnded(bobsPhone, BOB, true);

            assertThat(records).singleElement().returns(CallOutcome.MISSED, CallRecord::outcome);
            assertNothingLeft();
        }

        @Test
        void endsTheCallOfAConnectionThatItsNodeHasClosedForALoginThatEnded() {
            talking();

            one.leases.revoked(BOB_PC);

            assertThat(records).singleElement().returns(CallEndReason.HUNG_UP, CallRecord::reason);
            assertNothingLeft();
        }
    }

    @Nested
    class Connections {

        @Test
        void becomesAVideoCallWithTheFirstCamera() {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.publish(ANN, ANN_PC, call, List.of(MUTED, CAMERA), null);
            assertThat(one.calls.get(BOB, call).kind()).isEqualTo(CallKind.VIDEO);

            one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), null);
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);

            assertThat(records).extracting(CallRecord::kind).containsExactly(CallKind.VIDEO);
        }

        @Test
        void keepsThePlaceForAReload() {
            var call = talking();
            one.leases.lost(BOB_PC);
            assertThat(one.calls.get(ANN, call).participants().getLast().connected()).isFalse();

            live(Duration.ofSeconds(9), one);
            one.calls.join(BOB, BOB_PHONE, call);
            live(Duration.ofSeconds(30), one);

            assertThat(one.calls.get(ANN, call).participants().getLast()).isEqualTo(
                new Call.Participant(BOB, BOB_PHONE, true, Publication.atStartOf(CallKind.VIDEO))
            );
        }

        @Test
        void waitsAMinuteForOneWhoIsLost() {
            var call = talking();
            live(Duration.ofSeconds(5), one);
            one.calls.publish(BOB, BOB_PC, call, List.of(MUTED, CAMERA), null);
            one.leases.lost(BOB_PC);

            live(Duration.ofSeconds(59), one);
            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::person)
                .containsExactly(ANN);
            assertThat(one.calls.get(ANN, call).awaited()).containsExactly(BOB);
            assertThat(one.standings.liveCallsOf(BOB)).extracting(Call::id).containsExactly(call);
            other.calls.join(BOB, BOB_PHONE, call);

            live(Duration.ofSeconds(30), one);
            assertThat(one.calls.get(ANN, call).awaited()).isEmpty();
            assertThat(one.calls.get(ANN, call).participants().getLast()).isEqualTo(
                new Call.Participant(BOB, BOB_PHONE, true, new Publication(1, List.of(MUTED, CAMERA), null))
            );
        }

        @Test
        void endsWhenOneDoesNotReturn() {
            talking();
            live(Duration.ofSeconds(20), one);
            one.leases.lost(BOB_PC);

            live(Duration.ofMillis(59_750), one);
            assertThat(records).isEmpty();
            live(Duration.ofMillis(250), one);

            assertThat(events.getLast())
                .asInstanceOf(type(CallEvent.Ended.class))
                .returns(CallEndReason.CONNECTION_LOST, CallEvent.Ended::reason)
                .returns(20_000L, CallEvent.Ended::durationMs);
            assertNothingLeft();
        }

        @Test
        void waitsForBothToReturnFromARestart() {
            var call = talking();
            one.leases.lost(ANN_PC);
            one.leases.lost(BOB_PC);

            live(Duration.ofSeconds(30), one);
            one.calls.join(ANN, ANN_PHONE, call);
            one.calls.join(BOB, BOB_PHONE, call);

            assertThat(one.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected).hasSize(2);
            one.calls.leave(ANN, ANN_PHONE, call, LeaveReason.HUNG_UP);
            assertNothingLeft();
        }

        @Test
        void letsOneWhoIsAwaitedCallSomebodyElse() {
            var call = talking();
            one.leases.lost(BOB_PC);
            live(Duration.ofSeconds(10), one);

            assertThat(one.calls.start(BOB, BOB_PHONE, BOB_AND_CID, CallKind.VOICE).ringing()).containsExactly(CID);
            assertThat(refusal(() -> one.calls.join(BOB, BOB_PHONE, call)).code()).isEqualTo(ErrorCode.CALL_BUSY);
        }

        @Test
        void cancelsWhenTheCallerDoesNotReturnWhileItRings() {
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
            one.leases.lost(ANN_PC);

            live(Duration.ofSeconds(10), one);

            assertThat(records).extracting(CallRecord::outcome).containsExactly(CallOutcome.CANCELLED);
            assertNothingLeft();
        }

        @Test
        void hasNoGhostTenSecondsAfterACrash() {
            var crashing = node();
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();
            crashing.calls.accept(BOB, BOB_PC, call);
            live(Duration.ofSeconds(30), one, crashing);

            live(Duration.ofMillis(6_000), one);
            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::connected)
                .containsExactly(true, false);
            live(Duration.ofMillis(4_000), one);

            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::person)
                .containsExactly(ANN);
        }

        @Test
        void findsACrashSoonerWhereTheNodeListensToNobody() {
            var crashing = node();
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();
            crashing.calls.accept(BOB, BOB_PC, call);
            live(Duration.ofSeconds(10), one, crashing);
            one.heard = _ -> false;
            live(Duration.ofSeconds(10), one, crashing);
            assertThat(one.departed).as("silent, but alive").isEmpty();

            live(Duration.ofMillis(2_000), one);

            assertThat(one.departed).hasSize(1);
            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::connected)
                .containsExactly(true, false);
        }

        @Test
        void takesNobodyForDeadSoonerThatCanBeHeard() {
            var slow = node();
            live(Duration.ofSeconds(10), one, slow);

            live(Duration.ofMillis(2_500), one);

            assertThat(one.departed).isEmpty();
        }

        @Test
        void bringsConnectionsBackThatOnlySeemedSilent() {
            var call = talking();
            one.alive(_ -> true);
            clock.move(Duration.ofMinutes(1));
            other.timers.fireDue();
            assertThat(one.calls.get(ANN, call).participants()).noneMatch(Call.Participant::connected);

            live(Duration.ofSeconds(30), one);

            assertThat(one.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected);
        }

        @Test
        void tellsThatANodeHasDiedUntilThatIsDealtWith() {
            talking();
            one.alive(_ -> true);
            other.failsDepartures = true;
            clock.move(Calls.TIMES.lease());
            other.timers.fireDue();
            other.timers.fireDue();
            assertThat(other.departed).hasSize(2);

            other.failsDepartures = false;
            other.timers.fireDue();
            other.timers.fireDue();
            assertThat(other.departed).hasSize(3).containsOnly(other.departed.getFirst());
        }

        @Test
        void losesAConnectionWhoseEndCouldNotBeTold() {
            var call = talking();

            one.alive(connection -> !connection.equals(BOB_PC));

            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::connected)
                .containsExactly(true, false);
        }

        @Test
        void keepsThoseOfANodeThatIsTakenForDeadOnceMoreWhileItIsBack() {
            var call = talking();
            one.alive(_ -> true);
            clock.move(Duration.ofSeconds(7));
            one.alive(_ -> true);
            // Another node had found the lease lapsed before it was renewed, and only now tells the calls.
            other.changes.apply(call, new CallCommand.LeaseLapsed(BOB_PC, clock.instant()));
            assertThat(one.calls.get(ANN, call).participants()).anyMatch(participant -> !participant.connected());

            live(Duration.ofSeconds(30), one);

            assertThat(one.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected).hasSize(2);
        }

        @Test
        void keepsThoseOfANodeThatIsBackHoweverLongOthersTakeToTellOfItsEnd() {
            var call = talking();
            one.alive(_ -> true);
            // Another node has found the lease lapsed, and stands still before it tells the calls.
            String node = redis.opsForZSet().range("parley:call-nodes", 0, 0).iterator().next();
            redis.opsForZSet().add("parley:call-nodes", "departed " + node, clock.instant().toEpochMilli());
            for (int i = 0; i < 30; i++) {
                clock.move(Duration.ofSeconds(1));
                one.alive(_ -> true);
            }
            other.timers.fireDue();
            assertThat(one.calls.get(ANN, call).participants()).noneMatch(Call.Participant::connected);

            live(Duration.ofSeconds(30), one);

            assertThat(one.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected).hasSize(2);
        }

        @Test
        void ignoresConnectionsThatAreInNoCall() {
            one.leases.lost(EVE_PC);
            one.alive(_ -> true);

            assertNothingLeft();
        }
    }

    @Nested
    class Timers {

        @Test
        void surviveTheNodeThatStartedTheCall() {
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
            clock.move(Duration.ofSeconds(45));

            other.timers.fireDue();

            assertThat(records).extracting(CallRecord::outcome).containsExactly(CallOutcome.MISSED);
            assertNothingLeft();
        }

        @Test
        void takeOutTheBlockedAlthoughNoNodeHasToldOfIt() {
            talking();
            chats.block(ANN_AND_BOB.id());

            live(Duration.ofSeconds(45), one);

            assertThat(records).hasSize(1);
            assertNothingLeft();
        }

        @Test
        void takeOutFormerMembersAlthoughNoNodeHasToldOfIt() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.accept(CID, CID_PC, call);
            chats.put(GROUP.id(), ANN, BOB);

            live(Duration.ofSeconds(45), one);

            assertThat(one.calls.get(ANN, call).participants())
                .extracting(Call.Participant::person)
                .containsExactly(ANN, BOB);
        }

        @Test
        void surviveTheNodeThatClaimedThem() {
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
            one.leases.lost(ANN_PC);
            clock.move(Duration.ofSeconds(10));
            assertThat(one.queue.claimDue(clock.instant())).hasSize(1);

            other.timers.fireDue();
            assertThat(records).isEmpty();
            clock.move(Duration.ofSeconds(2));
            other.timers.fireDue();

            assertThat(records).hasSize(1);
            assertNothingLeft();
        }

        @Test
        void goWithACallThatWasLost() {
            var call = talking();
            redis.delete(CallKeys.call(call));
            clock.move(Duration.ofMinutes(1));

            one.timers.fireDue();

            assertThat(redis.hasKey(TimerQueue.key(call))).isFalse();
        }

        @Test
        void stayWhenTheyWereSetAnewAfterTheClaim() {
            var call = talking();
            clock.move(Duration.ofSeconds(45));
            var claimed = one.queue.claimDue(clock.instant());
            other.queue.lookBy(call, clock.instant());

            claimed.forEach(one.queue::forget);

            assertThat(other.queue.claimDue(clock.instant()))
                .extracting(TimerQueue.Claimed::call)
                .containsExactly(call);
        }

        @Test
        void areNotPutOffByALookThatSawTheStateBefore() {
            var call = talking();
            clock.move(Duration.ofSeconds(45));
            var claimed = one.queue.claimDue(clock.instant()).getFirst();
            var looked = one.store.load(call).orElseThrow();
            one.leases.lost(BOB_PC);

            one.timers.settle(claimed, looked);

            clock.move(Duration.ofSeconds(10));
            assertThat(other.queue.claimDue(clock.instant()))
                .extracting(TimerQueue.Claimed::call)
                .containsExactly(call);
        }

        @Test
        void lookAtACallRegularlyThatWaitsForNothing() {
            var call = talking();
            live(Duration.ofSeconds(46), one);
            assertThat(one.queue.claimDue(clock.instant())).isEmpty();

            clock.move(Duration.ofSeconds(30));
            assertThat(one.queue.claimDue(clock.instant())).extracting(TimerQueue.Claimed::call).containsExactly(call);
        }

        @Test
        void doNotStopAtOneThatCannotBeRead() {
            redis.opsForZSet().add(CallKeys.PREFIX + "timers:0", "nonsense", 1);
            one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
            live(Duration.ofSeconds(45), one);

            assertThat(records).hasSize(1);
        }
    }

    @Nested
    class Entering {

        @Test
        void isTakenBackForOneWhoWasRemovedAtThatMoment() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();

            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> removing().calls.accept(BOB, BOB_PC, call));
            assertThat(one.standings.liveCallsOf(BOB)).isEmpty();
            assertThat(one.standings.liveCallsOf(ANN)).isEmpty();
        }

        @Test
        void isTakenBackForACallerWhoWasRemovedAtThatMoment() {
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> removing().calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE));
            assertThat(one.standings.liveCallsOf(BOB)).isEmpty();
            assertNothingLeft();
        }

        @Test
        void isRefusedAsBusyWhenTheOtherOnesCallIsTakenBackAtThatMoment() {
            var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            var slow = chats.watched(reads -> {
                if (reads == 2) {
                    one.calls.cancel(ANN, ANN_PC, call);
                }
            });
            var node = new Node(redis, clock, slow.places(), CallServiceIT.this::keep, events::add);

            assertThat(refusal(() -> node.calls.start(BOB, BOB_PC, ANN_AND_BOB, CallKind.VOICE)))
                .returns(ErrorCode.CALL_BUSY, ParleyException::code)
                .returns(Map.of("callId", call.value()), ParleyException::details);
        }

        /** A node that removes everybody from all chats as soon as it was asked about one once. */
        private Node removing() {
            var once = chats.watched(_ -> chats.clear());
            return new Node(redis, clock, once.places(), CallServiceIT.this::keep, events::add);
        }
    }

    @Nested
    class Ending {

        @Test
        void isNotForACallerWhoIsAMemberNoMore() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.accept(CID, CID_PC, call);
            chats.put(GROUP.id(), BOB, CID);
            one.removals.removed(GROUP, ANN);

            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.hosting.end(ANN, ANN_PC, call));
            assertThat(one.calls.get(BOB, call).participants()).hasSize(2);
        }

        @Test
        void isForACallerWhoHasLeft() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.accept(CID, CID_PC, call);
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);
            one.hosting.end(ANN, ANN_PHONE, call);

            assertThat(one.standings.liveCallsOf(BOB)).isEmpty();
        }
    }

    @Nested
    class Recording {

        @Test
        void recordsThatNoMediaEverCame() {
            var call = talking();
            clock.move(Duration.ofSeconds(30));
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.FAILED);

            assertThat(records)
                .singleElement()
                .returns(CallOutcome.FAILED, CallRecord::outcome)
                .returns(null, CallRecord::answeredAt)
                .returns(0L, CallRecord::durationMs);
        }

        @Test
        void recordsATalkWhoseMediaBroke() {
            var call = talking();
            clock.move(Duration.ofSeconds(30));
            other.calls.reportQuality(BOB, BOB_PC, call, new CallQuality(0, 0, 1, 1, MediaRoute.DIRECT_UDP));
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.FAILED);

            assertThat(records)
                .singleElement()
                .returns(CallOutcome.ANSWERED, CallRecord::outcome)
                .returns(30_000L, CallRecord::durationMs);
        }

        @Test
        void doesWithoutAQualityThatCannotBeRead() {
            var call = talking();
            one.calls.reportQuality(BOB, BOB_PC, call, new CallQuality(0, 0, 1, 1, MediaRoute.DIRECT_UDP));
            redis.opsForHash().put(CallKeys.quality(call), ANN.toString(), "{}");
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);

            assertThat(records)
                .singleElement()
                .satisfies(kept ->
                    assertThat(kept.quality()).extracting(ParticipantQuality::person).containsExactly(BOB)
                );
        }

        @Test
        void keepsTheQualityOfSoManyOnly() {
            var call = talking();
            IntStream.range(0, QualityStore.PARTICIPANTS_MAX).forEach(i ->
                redis.opsForHash().put(CallKeys.quality(call), "u" + i, "{}")
            );
            one.calls.reportQuality(BOB, BOB_PC, call, new CallQuality(0, 0, 1, 1, MediaRoute.DIRECT_UDP));

            assertThat(redis.opsForHash().hasKey(CallKeys.quality(call), BOB.toString())).isFalse();
        }

        @Test
        void isTriedAgainByAnyNodeAndKeepsNobodyBusy() {
            var call = talking();
            recorderFails = true;
            one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);

            assertThat(keys()).containsExactlyInAnyOrder(CallKeys.call(call), TimerQueue.key(call));
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.get(ANN, call));
            var next = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            one.calls.cancel(ANN, ANN_PC, next);
            recorderFails = false;
            clock.move(Duration.ofSeconds(2));
            other.timers.fireDue();

            assertThat(records).extracting(CallRecord::callId).containsExactlyInAnyOrder(call, next);
            assertNothingLeft();
        }

        @Test
        void comesBeforeTheCallIsForgotten() {
            var found = new ArrayList<Boolean>();
            var node = new Node(
                redis,
                clock,
                chats.places(),
                ended -> found.add(redis.hasKey(CallKeys.call(ended.callId()))),
                events::add
            );
            var call = node.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            node.calls.cancel(ANN, ANN_PC, call);

            assertThat(found).containsExactly(true);
        }

        @Test
        void isNotKeptFromHappeningByEventsThatFail() {
            var node = new Node(redis, clock, chats.places(), records::add, event -> {
                throw new IllegalStateException("the events of this test fail");
            });
            var call = node.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            node.calls.cancel(ANN, ANN_PC, call);

            assertThat(records).hasSize(1);
            assertNothingLeft();
        }
    }

    /** A rolling update: {@code one} runs the code of today, {@code newer} that of tomorrow, with another shape of a call. */
    @Nested
    class MixedVersions {

        private Node newer;

        @BeforeEach
        void update() {
            newer = Node.ofShape(
                CallJson.SHAPE + 1,
                redis,
                clock,
                chats.places(),
                CallServiceIT.this::keep,
                events::add
            );
        }

        @Test
        void leavesACallOfANewerShapeAlone() {
            var call = talkingOn(newer);
            var stored = redis.opsForHash().entries(CallKeys.call(call));

            for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> one.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP),
                () -> one.calls.join(ANN, ANN_PHONE, call),
                () -> one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), null),
                () -> one.calls.get(ANN, call),
                () -> one.removals.removed(ANN_AND_BOB, BOB),
                () -> one.removals.deleted(ANN_AND_BOB)
            )) {
                assertRefused(ErrorCode.UNAVAILABLE, attempt);
            }
            one.leases.lost(ANN_PC);
            one.leases.revoked(BOB_PC);
            one.removals.loginEnded(new AuthSessionId(id("5a")), ANN, true);

            assertThat(redis.opsForHash().entries(CallKeys.call(call))).isEqualTo(stored);
            assertThat(newer.calls.get(ANN, call).participants()).allMatch(Call.Participant::connected).hasSize(2);
        }

        @Test
        void tellsThatItGoesOn() {
            var call = talkingOn(newer);

            assertThat(one.standings.unreadableCallsOf(ANN)).containsExactly(call);
            assertThat(one.standings.standing(call, ANN)).isEqualTo(new CallStandings.Standing.Unreadable());
            assertThat(one.standings.liveCallsOf(List.of(ANN, BOB))).isEmpty();
            assertThat(one.standings.liveCallsOf(ANN)).isEmpty();
        }

        @Test
        void knowsThatItKeepsItsPlaceAndPeopleBusy() {
            var call = talkingOn(newer);

            assertThat(refusal(() -> one.calls.start(BOB, BOB_PHONE, ANN_AND_BOB, CallKind.VOICE)))
                .returns(ErrorCode.CALL_BUSY, ParleyException::code)
                .returns(Map.of("callId", call.value()), ParleyException::details);
            assertThat(refusal(() -> one.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE)).code()).isEqualTo(
                ErrorCode.CALL_BUSY
            );
        }

        @Test
        void leavesItsTimersToTheNodesThatCanReadIt() {
            newer.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);

            for (int look = 0; look < 45 * 4; look++) {
                newer.alive(_ -> true);
                clock.move(Duration.ofMillis(250));
                one.timers.fireDue();
            }
            assertThat(records).isEmpty();
            clock.move(Duration.ofMillis(500));
            newer.timers.fireDue();

            assertThat(records).extracting(CallRecord::outcome).containsExactly(CallOutcome.MISSED);
            assertNothingLeft();
        }

        @Test
        void leavesThePeopleOfADeadNodeToTheNodesThatCanReadTheirCall() {
            var dying = Node.ofShape(
                CallJson.SHAPE + 1,
                redis,
                clock,
                chats.places(),
                CallServiceIT.this::keep,
                events::add
            );
            var call = newer.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();
            dying.calls.accept(BOB, BOB_PC, call);
            dying.alive(_ -> true);
            for (int second = 0; second < 7; second++) {
                newer.alive(_ -> true);
                clock.move(Duration.ofSeconds(1));
            }

            one.timers.fireDue();
            newer.timers.fireDue();

            assertThat(newer.calls.get(ANN, call).participants())
                .extracting(Call.Participant::connected)
                .containsExactly(true, false);
        }

        @Test
        void carriesOnWhatTheOlderNodesHaveBegun() {
            var call = talking();

            newer.calls.join(BOB, BOB_PHONE, call);

            assertThat(newer.calls.get(ANN, call).participants()).hasSize(2);
            assertRefused(ErrorCode.UNAVAILABLE, () -> one.calls.get(ANN, call));
        }

        private CallId talkingOn(Node node) {
            var call = node.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();
            node.calls.accept(BOB, BOB_PC, call);
            return call;
        }
    }

    @Nested
    class Groups {

        private final List<Person> many = IntStream.range(0, 11)
            .mapToObj(i -> Person.of(new UserId(id("f" + i))))
            .toList();

        @Test
        void ringsAGroupOfTenAndNoLargerOne() {
            chats.put(GROUP.id(), many.subList(0, 10));
            assertThat(one.calls.start(many.getFirst(), ANN_PC, GROUP, CallKind.VOICE).ringing()).hasSize(9);
            chats.put(id9().id(), many);
            var open = one.calls.start(many.getLast(), BOB_PC, id9(), CallKind.VOICE);

            assertThat(open.ringing()).isEmpty();
            assertThat(open.answeredAt()).isEqualTo(clock.instant());
        }

        @Test
        void letsOneWaitInALargeGroupAndEndsWithTheLast() {
            chats.put(GROUP.id(), many);
            var call = one.calls.start(many.get(0), ANN_PC, GROUP, CallKind.VOICE).id();
            other.calls.join(many.get(1), BOB_PC, call);
            one.calls.leave(many.get(0), ANN_PC, call, LeaveReason.HUNG_UP);
            assertThat(one.calls.get(many.get(1), call).participants()).hasSize(1);

            other.calls.leave(many.get(1), BOB_PC, call, LeaveReason.HUNG_UP);

            assertThat(records)
                .singleElement()
                .extracting(record -> record.attendance().people())
                .isEqualTo(List.of(many.get(0), many.get(1)));
            assertNothingLeft();
        }

        @Test
        void looksRegularlyAtACallThatRingsNobody() {
            chats.put(GROUP.id(), many);
            one.calls.start(many.getFirst(), ANN_PC, GROUP, CallKind.VOICE);
            chats.put(GROUP.id(), many.subList(1, 11));

            live(Duration.ofSeconds(31), one);

            assertNothingLeft();
        }

        @Test
        void ringsThoseWhomAParticipantHasChosen() {
            chats.put(GROUP.id(), many);
            var call = one.calls.start(many.get(0), ANN_PC, GROUP, CallKind.VOICE).id();
            other.calls.join(many.get(1), BOB_PC, call);
            clock.move(Duration.ofSeconds(3));

            other.calls.ring(many.get(1), BOB_PC, call, Set.of(many.get(2), many.get(3)));
            assertThat(one.calls.get(many.get(0), call).ringing()).containsExactly(many.get(2), many.get(3));
            assertThat(one.standings.liveCallsOf(many.get(2)))
                .extracting(Call::id)
                .containsExactly(call);
            one.calls.accept(many.get(2), CID_PC, call);
            live(Duration.ofSeconds(45), one, other);

            assertThat(one.calls.get(many.get(0), call).ringing()).isEmpty();
            assertThat(one.calls.get(many.get(0), call).participants()).hasSize(3);
        }

        @Test
        void ringsMembersOnlyAndByParticipantsOnly() {
            chats.put(GROUP.id(), many);
            var call = one.calls.start(many.get(0), ANN_PC, GROUP, CallKind.VOICE).id();

            assertRefused(ErrorCode.NOT_A_MEMBER, () -> one.calls.ring(many.get(0), ANN_PC, call, Set.of(EVE)));
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.ring(EVE, EVE_PC, call, Set.of(many.get(1))));
            assertRefused(ErrorCode.CALL_WRONG_STATE, () ->
                one.calls.ring(many.get(1), BOB_PC, call, Set.of(many.get(2)))
            );
        }

        @Test
        void letsAMemberInWhoWasAddedSinceAndPutsOutWhoWasRemoved() {
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> one.calls.join(EVE, EVE_PC, call));

            chats.put(GROUP.id(), ANN, BOB, CID, EVE);
            other.calls.join(EVE, EVE_PC, call);
            assertThat(one.calls.get(ANN, call).participants()).hasSize(3);
            chats.put(GROUP.id(), ANN, BOB, CID);
            one.removals.removed(GROUP, EVE);

            assertThat(one.calls.get(ANN, call).participants()).hasSize(2);
            assertRefused(ErrorCode.CALL_NOT_FOUND, () -> other.calls.get(EVE, call));
        }

        @Test
        void letsOwnersEndTheCallsOfOthers() {
            var call = one.calls.start(BOB, BOB_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(CID, CID_PC, call);

            assertRefused(ErrorCode.FORBIDDEN, () -> one.hosting.end(CID, CID_PC, call));
            one.hosting.end(ANN, ANN_PC, call);

            assertThat(records).singleElement().returns(CallEndReason.ENDED_BY_HOST, CallRecord::reason);
        }

        private CallPlace.Chat id9() {
            return new CallPlace.Chat(new ChatId(id("99")));
        }
    }

    @Nested
    class Publishing {

        private static final int MANY = 25;

        @Test
        void lets25SwitchAtOnceWithoutWritingTheCall() throws Exception {
            var crowd = IntStream.range(0, MANY)
                .mapToObj(i -> Person.of(new UserId(id("f" + i))))
                .toList();
            chats.put(GROUP.id(), crowd);
            var call = one.calls.start(crowd.getFirst(), seat(crowd.getFirst()), GROUP, CallKind.VOICE).id();
            crowd
                .stream()
                .skip(1)
                .forEach(person -> one.calls.join(person, seat(person), call));
            long version = one.calls.get(crowd.getFirst(), call).version();
            events.clear();

            var results = atOnce(
                crowd
                    .stream()
                    .<Callable<String>>map(person -> () -> {
                        other.calls.publish(person, seat(person), call, List.of(MUTED), null);
                        return "done";
                    })
                    .toList()
            );

            assertThat(results).containsOnly("done");
            var now = one.calls.get(crowd.getFirst(), call);
            assertThat(now.version()).isEqualTo(version);
            assertThat(now.tracksVersion()).isEqualTo(MANY);
            assertThat(now.participants()).allSatisfy(participant ->
                assertThat(participant.published().tracks()).containsExactly(MUTED)
            );
            assertThat(events)
                .hasSize(MANY)
                .allSatisfy(event -> assertThat(event).isInstanceOf(CallEvent.TracksChanged.class));
        }

        @Test
        void saysNothingWhereNothingChanges() {
            var call = talking();
            one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), null);
            events.clear();

            one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), null);

            assertThat(events).isEmpty();
            assertThat(one.calls.get(ANN, call).tracksVersion()).isEqualTo(1);
        }

        @Test
        void beginsAnewForOneWhoHasLeft() {
            chats.put(GROUP.id(), ANN, BOB, CID);
            var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE).id();
            one.calls.accept(BOB, BOB_PC, call);
            one.calls.accept(CID, CID_PC, call);
            one.calls.publish(CID, CID_PC, call, List.of(MUTED), null);
            one.calls.leave(CID, CID_PC, call, LeaveReason.HUNG_UP);

            one.calls.join(CID, CID_PC, call);

            assertThat(one.calls.get(ANN, call).participants().getLast().published()).isEqualTo(
                Publication.atStartOf(CallKind.VOICE)
            );
        }

        @Test
        void tellsByWhichDevicesTheMediaAreEncrypted() {
            var call = talking();
            one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), device("a"));
            assertThat(one.calls.get(ANN, call).isEncrypted()).as("one has said nothing yet").isFalse();

            other.calls.publish(BOB, BOB_PC, call, List.of(MUTED), device("b"));
            assertThat(other.calls.get(ANN, call).isEncrypted()).isTrue();
            assertThat(other.calls.get(ANN, call).participants())
                .extracting(participant -> participant.published().device())
                .containsExactly(device("a"), device("b"));

            one.calls.publish(BOB, BOB_PC, call, List.of(MUTED), null);
            assertThat(one.calls.get(ANN, call).isEncrypted()).as("by a browser that cannot").isFalse();
        }

        private static DeviceKeys device(String letter) {
            return new DeviceKeys(letter.repeat(43), letter.repeat(43), letter.repeat(86));
        }

        @Test
        void refusesTooManyTracksAndTwoOfOneId() {
            var call = talking();

            assertRefused(ErrorCode.INVALID_REQUEST, () ->
                one.calls.publish(ANN, ANN_PC, call, List.of(MUTED, MUTED), null)
            );
            assertRefused(ErrorCode.INVALID_REQUEST, () ->
                one.calls.publish(
                    ANN,
                    ANN_PC,
                    call,
                    IntStream.range(0, 17)
                        .mapToObj(i -> new Track("t" + i, TrackSource.SCREEN, false))
                        .toList(),
                    null
                )
            );
            assertRefused(ErrorCode.CALL_WRONG_STATE, () ->
                one.calls.publish(ANN, ANN_PHONE, call, List.of(MUTED), null)
            );
        }

        private static ConnectionId seat(Person person) {
            return new ConnectionId(person.toString());
        }
    }

    @Test
    void givesEveryKeyALifetime() {
        var call = talking();
        one.calls.publish(ANN, ANN_PC, call, List.of(MUTED), null);

        assertThat(redis.getExpire(CallKeys.call(call))).isBetween(43_000L, 43_200L);
        assertThat(keys())
            .filteredOn(key -> !key.equals(CallKeys.call(call)) && !key.equals(TimerQueue.key(call)))
            .hasSize(6)
            .allSatisfy(key -> assertThat(redis.getExpire(key)).isBetween(53_000L, 54_000L));
    }

    /** Ann and Bob in a video call. */
    private CallId talking() {
        var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VIDEO).id();
        one.calls.accept(BOB, BOB_PC, call);
        return call;
    }

    /** Lets time go by as nodes see it: signs of life of these, and a look at the timers, each 250 ms. */
    private void live(Duration time, Node... alive) {
        for (var left = time; left.isPositive(); left = left.minusMillis(250)) {
            for (Node node : alive) {
                node.alive(_ -> true);
            }
            clock.move(Duration.ofMillis(250));
            one.timers.fireDue();
            other.timers.fireDue();
        }
    }

    private static List<String> atOnce(List<Callable<String>> tasks) throws Exception {
        var barrier = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> futures = tasks
                .stream()
                .map(task ->
                    threads.submit(() -> {
                        barrier.await();
                        return task.call();
                    })
                )
                .toList();
            var results = new ArrayList<String>();
            for (var future : futures) {
                results.add(result(future));
            }
            return results;
        }
    }

    private static String result(Future<String> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ParleyException refusal) {
                return refusal.code().name();
            }
            throw failure;
        }
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThat(refusal(attempt).code()).isEqualTo(code);
    }

    private static ParleyException refusal(ThrowingCallable attempt) {
        return assertThatExceptionOfType(ParleyException.class).isThrownBy(attempt).actual();
    }

    private static void assertNothingLeft() {
        assertThat(keys()).isEmpty();
    }

    /** Without what nodes note of themselves as long as they live, and the places that changed of late. */
    private static List<String> keys() {
        return RedisForTests.keys()
            .stream()
            .filter(key -> key.startsWith(CallKeys.PREFIX) && !key.equals(ChangedPlaces.KEY))
            .toList();
    }
}
