package dev.parley.calls.place;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Optional;
import java.util.Set;

/** Nobody may know of a meeting, and every request for one is refused as such. */
final class NoMeetings implements PlaceRules<CallPlace.Meeting> {

    @Override
    public Opening requireStart(CallPlace.Meeting place, Person person) {
        throw new ParleyException(ErrorCode.NOT_FOUND);
    }

    @Override
    public boolean mayKnow(CallPlace.Meeting place, Person person) {
        return false;
    }

    @Override
    public boolean stillBelongs(CallPlace.Meeting place, Person person) {
        return false;
    }

    @Override
    public void requireEntry(CallPlace.Meeting place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public Set<Person> requireRing(CallPlace.Meeting place, Person by, Set<Person> others) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public void requireEntryOfAdded(CallPlace.Meeting place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public boolean mayModerate(CallPlace.Meeting place, Person person) {
        return false;
    }

    @Override
    public boolean mayHost(CallPlace.Meeting place, Person person, Set<Person> others) {
        return false;
    }

    @Override
    public boolean starterMayEnd(CallPlace.Meeting place) {
        return false;
    }

    @Override
    public void removedByHost(CallPlace.Meeting place, Person person) {
        // There is nobody to keep out.
    }

    @Override
    public Optional<Restraints> restraints(CallPlace.Meeting place, Person person) {
        return Optional.empty();
    }

    @Override
    public boolean mayRecord(CallPlace.Meeting place, Person person) {
        return false;
    }

    @Override
    public boolean showsCallToAll(CallPlace.Meeting place) {
        return false;
    }

    @Override
    public LastsWhile lastsWhile(CallPlace.Meeting place) {
        return LastsWhile.TWO;
    }
}
