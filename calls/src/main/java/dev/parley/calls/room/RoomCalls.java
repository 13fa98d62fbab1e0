package dev.parley.calls.room;

import dev.parley.calls.history.RoomRecorder;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Places;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallNotice;
import dev.parley.calls.session.CallRecord;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of a room by its call. */
@Component
@RequiredArgsConstructor
class RoomCalls implements RoomRecorder {

    private final RoomStore store;
    private final Places places;
    private final Blocks blocks;
    private final Clock clock;

    /** A notice may be lost; {@link #record} and {@link RoomUpkeep} make up for it. */
    @EventListener
    void on(CallNotice notice) {
        if (notice.place() instanceof CallPlace.Room(var id)) {
            switch (notice) {
                case CallNotice.GoesOn(var call) -> holds(id, call.count());
                case CallNotice.Over _ -> store.change(id, room -> room.emptied(clock.instant()));
            }
        }
    }

    /** So many are in the room's call. */
    void holds(RoomId id, int count) {
        var now = clock.instant();
        store.change(id, room -> count > 1 ? room.started(now) : room.entered());
    }

    /** A call in which the two have not met leaves the room as it was, open for another one. */
    @Override
    public void record(RoomId id, CallRecord ended) {
        if (ended.attendance().present().size() < 2) {
            store.change(id, room -> room.emptied(ended.endedAt()));
            return;
        }
        var answered = ended.answeredAt() instanceof Instant at ? at : ended.startedAt();
        var talkedUntil = answered.plus(Duration.ofMillis(ended.durationMs()));
        store.change(id, room -> room.started(answered).ended(why(ended.reason()), ended.endedAt(), talkedUntil));
    }

    private static RoomEnd why(CallEndReason reason) {
        return switch (reason) {
            case CONNECTION_LOST, FAILED, LOST -> RoomEnd.CONNECTION_LOST;
            case DECLINED, MISSED, CANCELLED, HUNG_UP, ENDED_BY_HOST, BUSY -> RoomEnd.HUNG_UP;
        };
    }

    @Override
    public Optional<ToldIn> toldIn(RoomId id) {
        return store
            .find(id)
            .filter(room -> room.startedAt() != null)
            .flatMap(room ->
                room.chatId() instanceof ChatId chat ? Optional.of(new ToldIn(chat, room.owner())) : Optional.empty()
            )
            .filter(told -> mayWrite(told.author(), told.chat()));
    }

    /** As it is now: whoever was removed or blocked since the room was made writes nothing more by it. */
    private boolean mayWrite(UserId owner, ChatId chat) {
        boolean blocked = chat
            .personalPair()
            .filter(pair -> blocks.between(pair.getFirst(), pair.getLast()))
            .isPresent();
        return !blocked && places.stillBelongs(CallPlace.of(chat), Person.of(owner));
    }
}
