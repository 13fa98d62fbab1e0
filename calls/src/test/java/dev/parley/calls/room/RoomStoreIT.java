package dev.parley.calls.room;

import static dev.parley.calls.room.TestRooms.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.session.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RoomStoreIT {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final RoomStore store = new RoomStore(
        RedisForTests.empty(),
        new RoomTiming(new RoomProperties(Duration.ofMinutes(10), Duration.ofHours(4), Duration.ofHours(24)))
    );

    @Test
    void keepsARoomAsItIs() {
        var room = TestRooms.room("e1")
            .enteredBy(TestRooms.ANN, "browser")
            .started(START.plusSeconds(1))
            .ended(RoomEnd.HUNG_UP, START.plusSeconds(9), START.plusSeconds(9))
            .told(owed -> owed.failed(START.plusSeconds(14)));
        assertThat(store.add(room)).isTrue();
        assertThat(store.find(room.id())).contains(room);
        assertThat(store.add(TestRooms.room("e1"))).isFalse();
        assertThat(store.find(room.id())).contains(room);
    }

    @Test
    void losesNoneOfManyChangesAtOnce() throws Exception {
        var room = TestRooms.room("e2").ended(RoomEnd.EXPIRED, START, START);
        store.add(room);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++) {
                changes.add(threads.submit(() -> store.change(room.id(), one -> one.told(owed -> owed.failed(null)))));
            }
            for (var change : changes) {
                change.get();
            }
        }
        assertThat(store.find(room.id()).map(Room::callBack).map(CallBack::attempts)).contains(20);
    }

    @Test
    void isDueAtItsTimeForOneNodeAtATimeAndAgainWhereThatDied() {
        var room = TestRooms.room("e3");
        store.add(room);
        assertThat(store.claimDue(room.expiresAt().minusMillis(1), CLAIM)).isEmpty();
        assertThat(store.claimDue(room.expiresAt(), CLAIM))
            .extracting(RoomStore.Claimed::id)
            .containsExactly(room.id());
        assertThat(store.claimDue(room.expiresAt(), CLAIM)).isEmpty();
        var again = store.claimDue(room.expiresAt().plus(CLAIM), CLAIM);
        assertThat(again).hasSize(1);
        store.settle(again.getFirst(), Optional.empty());
        assertThat(store.claimDue(room.expiresAt().plus(Duration.ofDays(1)), CLAIM)).isEmpty();
    }

    @Test
    void whatIsSetWhileANodeLooksStays() {
        var room = TestRooms.room("e4");
        store.add(room);
        var claimed = store.claimDue(room.expiresAt(), CLAIM).getFirst();
        store.change(room.id(), one -> one.ended(RoomEnd.ENDED_BY_OWNER, room.expiresAt(), room.expiresAt()));
        store.settle(claimed, Optional.empty());
        assertThat(store.claimDue(room.expiresAt(), CLAIM)).hasSize(1);
    }
}
