package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.FakeChats;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A change of a call has several steps in Redis. Here a node dies or stands still before each of them in turn. */
class CallStepsIT {

    private final FakeChats chats = chats();
    private final List<CallRecord> records = new CopyOnWriteArrayList<>();
    private final MovableClock clock = new MovableClock();
    private StringRedisTemplate redis = RedisForTests.empty();
    private SteppedRedis steps = new SteppedRedis(redis);
    private Node healthy = node(redis);
    private Node mortal = mortal();
    private int dyingAt;
    private boolean died;

    private void begin() {
        redis = RedisForTests.empty();
        records.clear();
        steps = new SteppedRedis(redis);
        healthy = node(redis);
        mortal = mortal();
    }

    private Node node(StringRedisTemplate way) {
        return new Node(way, clock, chats.places(), records::add, _ -> {});
    }

    private Node mortal() {
        return new Node(steps.redis(), steps.batches(), clock, chats.places(), records::add, _ -> {}, CallJson.SHAPE);
    }

    private static FakeChats chats() {
        var chats = new FakeChats();
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
        chats.put(ANN_AND_CID.id(), ANN, CID);
        chats.put(BOB_AND_CID.id(), BOB, CID);
        return chats;
    }

    @Test
    void aStartThatBreaksOffKeepsNobodyFromCalling() {
        forEachStep(
            node -> node.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE),
            () -> {
                var begun = healthy.standings.liveCallsOf(BOB);
                var call = begun.isEmpty()
                    ? healthy.calls.start(ANN, ANN_PHONE, ANN_AND_BOB, CallKind.VOICE)
                    : begun.getFirst();
                healthy.calls.accept(BOB, BOB_PC, call.id());
                assertThat(healthy.standings.liveCallsOf(ANN)).extracting(Call::id).containsExactly(call.id());
                healthy.calls.leave(BOB, BOB_PC, call.id(), LeaveReason.HUNG_UP);
            }
        );
    }

    @Test
    void aStartThatBreaksOffKeepsTheOthersFromNothingEither() {
        forEachStep(
            node -> node.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE),
            () -> {
                if (healthy.standings.liveCallsOf(ANN).isEmpty()) {
                    var back = healthy.calls.start(BOB, BOB_PC, ANN_AND_BOB, CallKind.VOICE);
                    healthy.calls.accept(ANN, ANN_PHONE, back.id());
                    healthy.calls.leave(BOB, BOB_PC, back.id(), LeaveReason.HUNG_UP);
                } else {
                    live(Duration.ofSeconds(46));
                    assertThat(records).extracting(CallRecord::outcome).containsExactly(CallOutcome.MISSED);
                }
            }
        );
    }

    @Test
    void anAnswerThatBreaksOffCanBeGivenAgain() {
        forEachStep(
            node -> node.calls.accept(BOB, BOB_PC, ringing()),
            () -> {
                var call = healthy.standings.liveCallsOf(BOB).getFirst();
                if (call.answeredAt() == null) {
                    healthy.calls.accept(BOB, BOB_PHONE, call.id());
                }
                assertThat(healthy.calls.get(ANN, call.id()).participants()).hasSize(2);
                healthy.calls.leave(ANN, ANN_PC, call.id(), LeaveReason.HUNG_UP);
            }
        );
    }

    @Test
    void anAnswerThatBreaksOffKeepsNobodyFromAnotherCall() {
        forEachStep(
            node -> node.calls.accept(BOB, BOB_PC, ringing()),
            () -> {
                var call = healthy.standings.liveCallsOf(BOB).getFirst();
                if (call.answeredAt() == null) {
                    var other = healthy.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE).id();
                    healthy.calls.accept(BOB, BOB_PHONE, other);
                    healthy.calls.leave(BOB, BOB_PHONE, other, LeaveReason.HUNG_UP);
                    healthy.calls.cancel(ANN, ANN_PC, call.id());
                } else {
                    healthy.calls.leave(ANN, ANN_PC, call.id(), LeaveReason.HUNG_UP);
                }
            }
        );
    }

    @Test
    void anEndThatBreaksOffIsRecordedByAnotherNodeAndKeepsNobodyBusy() {
        forEachStep(
            node -> {
                var call = ringing();
                steps.before(_ -> {});
                healthy.calls.accept(BOB, BOB_PC, call);
                steps.before(this::dieNow);
                node.calls.leave(ANN, ANN_PC, call, LeaveReason.HUNG_UP);
            },
            () -> {
                healthy.standings
                    .liveCallsOf(ANN)
                    .forEach(call -> healthy.calls.leave(ANN, ANN_PC, call.id(), LeaveReason.HUNG_UP));
                var next = healthy.calls.start(BOB, BOB_PC, BOB_AND_CID, CallKind.VOICE);
                healthy.calls.cancel(BOB, BOB_PC, next.id());
                live(Duration.ofSeconds(3));
                assertThat(records).extracting(CallRecord::place).contains(ANN_AND_BOB);
            }
        );
    }

    @Test
    void aLostConnectionThatIsHalfToldIsFoundByTheLeaseOfTheNode() {
        forEachStep(
            node -> {
                var call = ringing();
                steps.before(_ -> {});
                node.calls.accept(BOB, BOB_PC, call);
                node.alive(_ -> true);
                steps.before(this::dieNow);
                node.leases.lost(BOB_PC);
            },
            () -> {
                live(Duration.ofSeconds(17));
                var call = healthy.standings.liveCallsOf(ANN).getFirst();
                assertThat(call.awaited()).containsExactly(BOB);
                healthy.calls.leave(ANN, ANN_PC, call.id(), LeaveReason.HUNG_UP);
            }
        );
    }

    /** However long a node stands still between two steps, nobody comes to be in two calls. */
    @Test
    void aNodeThatStandsStillAndGoesOnPutsNobodyIntoTwoCalls() throws Exception {
        boolean stopped = true;
        for (int step = 0; stopped; step++) {
            begin();
            var anns = healthy.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            var cids = healthy.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE).id();
            var still = new CompletableFuture<Boolean>();
            var goOn = new CompletableFuture<Void>();
            int at = step;
            steps.before(number -> {
                if (number == at) {
                    still.complete(true);
                    goOn.join();
                }
            });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var slow = threads.submit(() -> succeeds(() -> mortal.calls.accept(BOB, BOB_PC, anns)));
                var ended = threads.submit(() -> {
                    slow.get();
                    return still.complete(false);
                });
                stopped = still.get(30, TimeUnit.SECONDS);
                boolean answered = succeeds(() -> healthy.calls.accept(BOB, BOB_PHONE, cids));
                goOn.complete(null);
                assertThat(slow.get(30, TimeUnit.SECONDS)).as("step %d", step).isNotEqualTo(answered);
                ended.get(30, TimeUnit.SECONDS);
            }
            assertThat(List.of(healthy.calls.get(ANN, anns), healthy.calls.get(CID, cids)))
                .as("step %d", step)
                .filteredOn(call ->
                    call
                        .participants()
                        .stream()
                        .anyMatch(place -> place.person().equals(BOB))
                )
                .hasSize(1);
        }
    }

    /** The clock of another node is ahead, so that it takes a node for dead which renews its lease at the same time. */
    @Test
    void aNodeThatRenewsItsLeaseWhileItIsTakenForDeadKeepsItsParticipants() {
        boolean renewed = true;
        for (int step = 0; renewed; step++) {
            begin();
            var call = healthy.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
            healthy.calls.accept(BOB, BOB_PC, call);
            healthy.alive(_ -> true);
            var reached = new AtomicBoolean();
            int at = step;
            steps.before(number -> {
                if (number == at) {
                    reached.set(true);
                    clock.move(Duration.ofSeconds(-7));
                    healthy.alive(_ -> true);
                    clock.move(Duration.ofSeconds(7));
                }
            });
            clock.move(Duration.ofSeconds(7));
            mortal.timers.fireDue();
            clock.move(Duration.ofSeconds(-7));
            live(Duration.ofSeconds(30));
            renewed = reached.get();

            assertThat(healthy.calls.get(ANN, call).participants())
                .as("step %d", step)
                .allMatch(Call.Participant::connected)
                .hasSize(2);
        }
    }

    @RepeatedTest(10)
    void oneWhoAnswersTwoCallsAtOnceIsInOneOfThem() throws Exception {
        var anns = healthy.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
        var cids = healthy.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE).id();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> succeeds(() -> mortal.calls.accept(BOB, BOB_PC, anns)));
            var second = threads.submit(() -> succeeds(() -> healthy.calls.accept(BOB, BOB_PHONE, cids)));

            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(healthy.standings.liveCallsOf(BOB))
            .filteredOn(call -> call.answeredAt() != null)
            .hasSize(1);
    }

    @RepeatedTest(5)
    void ringsOneWhoIsCalledInTwoChatsAtOnceForBoth() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> mortal.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE));
            var second = threads.submit(() -> healthy.calls.start(CID, CID_PC, BOB_AND_CID, CallKind.VOICE));

            assertThat(healthy.standings.liveCallsOf(BOB).size()).isLessThanOrEqualTo(2);
            assertThat(List.of(first.get(), second.get())).allMatch(call -> call.ringing().equals(List.of(BOB)));
        }
        assertThat(healthy.standings.liveCallsOf(BOB)).hasSize(2);
    }

    /** Lets the command break off before each step in turn, until it comes through; what follows must repair it. */
    private void forEachStep(Consumer<Node> command, Runnable repair) {
        died = true;
        for (dyingAt = 0; died; dyingAt++) {
            begin();
            died = false;
            steps.before(this::dieNow);
            breakOff(command);
            var step = dyingAt;
            repair.run();
            live(Duration.ofSeconds(110));
            assertThat(left()).as("left after a death before step %d", step).isEmpty();
        }
        assertThat(dyingAt).as("steps").isGreaterThan(3);
    }

    private void breakOff(Consumer<Node> command) {
        try {
            command.accept(mortal);
        } catch (RedisConnectionFailureException dead) {
            assertThat(died).isTrue();
        }
    }

    private void dieNow(int step) {
        if (step >= dyingAt) {
            died = true;
            throw new RedisConnectionFailureException("this node is dead");
        }
    }

    private CallId ringing() {
        return healthy.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE).id();
    }

    private void live(Duration time) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
            healthy.alive(_ -> true);
            clock.move(Duration.ofSeconds(1));
            healthy.timers.fireDue();
        }
    }

    /** Keys without a lifetime, and those of calls with a state. The rest goes by itself and keeps nobody busy. */
    private List<String> left() {
        return RedisForTests.keys()
            .stream()
            .filter(key -> key.startsWith(CallKeys.PREFIX))
            .filter(key -> redis.getExpire(key) < 0 || (key.contains("{") && redis.opsForHash().hasKey(key, "state")))
            .toList();
    }

    private static boolean succeeds(Runnable command) {
        try {
            command.run();
            return true;
        } catch (ParleyException refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.CALL_BUSY);
            return false;
        }
    }
}
