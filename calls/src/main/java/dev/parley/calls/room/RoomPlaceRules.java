package dev.parley.calls.room;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.PlaceRules;
import dev.parley.calls.place.Restraints;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Calls in rooms. They ring nobody and are for the two alone. Nobody moderates the other; when the two have met and one of
 * them leaves, the call is over, and so is the room.
 */
@Component
@RequiredArgsConstructor
class RoomPlaceRules implements PlaceRules<CallPlace.Room> {

    private final RoomStore rooms;

    @Override
    public Opening requireStart(CallPlace.Room place, Person person) {
        var room = of(place, person).orElseThrow(() -> new ParleyException(ErrorCode.VIDEO_CALL_NOT_FOUND));
        if (room.isOver()) {
            throw new ParleyException(ErrorCode.VIDEO_CALL_ENDED);
        }
        return new Opening(Set.of(), Set.of(), true, Optional.empty());
    }

    private Optional<Room> of(CallPlace.Room place, Person person) {
        return rooms.find(place.id()).filter(room -> !room.deleted() && room.find(person).isPresent());
    }

    @Override
    public boolean mayKnow(CallPlace.Room place, Person person) {
        return of(place, person).isPresent();
    }

    /** The two of a room stay the two. */
    @Override
    public boolean stillBelongs(CallPlace.Room place, Person person) {
        return true;
    }

    @Override
    public void requireEntry(CallPlace.Room place, Person person) {
        if (
            of(place, person)
                .filter(room -> !room.isOver())
                .isEmpty()
        ) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    @Override
    public Set<Person> requireRing(CallPlace.Room place, Person by, Set<Person> others) {
        if (!mayKnow(place, by)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
        throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("callId", "a room is entered by its links"));
    }

    @Override
    public void requireEntryOfAdded(CallPlace.Room place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public boolean mayModerate(CallPlace.Room place, Person person) {
        return false;
    }

    @Override
    public boolean mayHost(CallPlace.Room place, Person person, Set<Person> others) {
        return false;
    }

    @Override
    public boolean starterMayEnd(CallPlace.Room place) {
        return false;
    }

    @Override
    public void removedByHost(CallPlace.Room place, Person person) {
        // A room has no hosts.
    }

    @Override
    public Optional<Restraints> restraints(CallPlace.Room place, Person person) {
        return Optional.empty();
    }

    /** The files of a recording come into a chat, where guests do not. */
    @Override
    public boolean mayRecord(CallPlace.Room place, Person person) {
        return false;
    }

    @Override
    public boolean showsCallToAll(CallPlace.Room place) {
        return true;
    }

    /** Whoever comes first waits for the other. */
    @Override
    public LastsWhile lastsWhile(CallPlace.Room place) {
        boolean met = rooms
            .find(place.id())
            .filter(room -> room.startedAt() != null)
            .isPresent();
        return met ? LastsWhile.TWO : LastsWhile.ONE;
    }
}
