package dev.parley.calls.room;

import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.PlaceControl;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Ends rooms: nobody enters one any more, and its call is over for both. */
@Component
@RequiredArgsConstructor
class RoomEnds {

    private final RoomStore store;
    private final PlaceControl control;
    private final Clock clock;

    /** Does nothing to one that is over, but that its call is; so it may be repeated. */
    Optional<Room> end(RoomId id, RoomEnd why) {
        return endWhere(id, why, _ -> true);
    }

    /** @param due whether the room, as it stands, is to end */
    Optional<Room> endWhere(RoomId id, RoomEnd why, Predicate<Room> due) {
        var now = clock.instant();
        var ended = store.change(id, room -> due.test(room) ? room.ended(why, now, now) : room);
        ended.filter(Room::isOver).ifPresent(room -> control.close(room.place()));
        return ended;
    }
}
