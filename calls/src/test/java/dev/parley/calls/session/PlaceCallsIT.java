package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.FakeChats;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What all who belong to a place see of its call, on a Redis Cluster. */
class PlaceCallsIT {

    private final FakeChats chats = new FakeChats();
    private final MovableClock clock = new MovableClock();
    private StringRedisTemplate redis;
    private Node one;
    private Node other;

    @BeforeEach
    void start() {
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
        chats.put(GROUP.id(), ANN, BOB, CID);
        redis = RedisForTests.empty();
        one = new Node(redis, clock, chats.places(), _ -> {}, _ -> {});
        other = new Node(redis, clock, chats.places(), _ -> {}, _ -> {});
    }

    @Test
    void tellsWhoIsInTheCallOfAGroupFromItsBeginningToItsEnd() {
        var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE);
        assertThat(going(other)).containsExactly(
            new CallSummary(call.id(), GROUP, CallKind.VOICE, 1, Calls.START, 1, List.of(ANN), null)
        );
        other.calls.accept(BOB, BOB_PC, call.id());
        one.calls.leave(BOB, BOB_PC, call.id(), LeaveReason.HUNG_UP);

        assertThat(one.notices).first().isInstanceOf(CallNotice.GoesOn.class);
        assertThat(one.notices).last().isEqualTo(new CallNotice.Over(GROUP, call.id()));
        assertThat(other.notices)
            .singleElement()
            .isEqualTo(
                new CallNotice.GoesOn(
                    new CallSummary(call.id(), GROUP, CallKind.VOICE, 2, Calls.START, 2, List.of(ANN, BOB), null)
                )
            );
        assertThat(going(one)).isEmpty();
    }

    @Test
    void saysNothingOfWhatNobodySees() {
        var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE);
        other.calls.decline(BOB, BOB_PC, call.id());
        one.leases.lost(ANN_PC);

        assertThat(other.notices).isEmpty();
        assertThat(one.notices).hasSize(1);
    }

    @Test
    void saysNothingOfACallOfTwo() {
        var call = one.calls.start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);
        one.calls.accept(BOB, BOB_PC, call.id());

        assertThat(one.placeCalls.in(List.of(ANN_AND_BOB)).calls()).isEmpty();
        assertThat(one.notices).isEmpty();
        assertThat(one.placeCalls.changedAfter("0-0").places()).isEmpty();
    }

    @Test
    void oneWhoHasDeclinedMayStillJoinWhileItRingsForOthers() {
        var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE);
        one.calls.decline(BOB, BOB_PC, call.id());
        one.calls.join(BOB, BOB_PC, call.id());

        assertThat(going(one)).extracting(CallSummary::people).containsExactly(List.of(ANN, BOB));
    }

    @Test
    void findsThePlacesThatHaveChangedSinceTheLastLook() {
        var begun = other.placeCalls.changedAfter(null);
        assertThat(begun.complete()).isFalse();

        var call = one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE);
        var changed = other.placeCalls.changedAfter(begun.mark());
        assertThat(changed).isEqualTo(new PlaceChanges(changed.mark(), Set.<CallPlace>of(GROUP), true));
        assertThat(other.placeCalls.changedAfter(changed.mark()).places()).isEmpty();

        one.calls.accept(BOB, BOB_PC, call.id());
        assertThat(other.placeCalls.changedAfter(changed.mark()).places()).containsExactly(GROUP);
    }

    @Test
    void saysSoWhereWhatHasChangedIsLost() {
        one.calls.start(ANN, ANN_PC, GROUP, CallKind.VOICE);
        var mark = other.placeCalls.changedAfter(null).mark();
        assertThat(other.placeCalls.changedAfter(mark).complete()).isTrue();

        redis.delete(ChangedPlaces.KEY);

        assertThat(other.placeCalls.changedAfter(mark).complete()).isFalse();
    }

    private static List<CallSummary> going(Node node) {
        return node.placeCalls.in(List.of(GROUP, ANN_AND_BOB)).calls();
    }
}
