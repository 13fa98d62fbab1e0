package dev.parley.calls.place;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Optional;
import java.util.Set;

/** Nobody may know of a place of this kind, and every request for one is refused as such. */
final class Nowhere<P extends CallPlace> implements PlaceRules<P> {

    @Override
    public Opening requireStart(P place, Person person) {
        throw new ParleyException(ErrorCode.NOT_FOUND);
    }

    @Override
    public boolean mayKnow(P place, Person person) {
        return false;
    }

    @Override
    public boolean stillBelongs(P place, Person person) {
        return false;
    }

    @Override
    public void requireEntry(P place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public Set<Person> requireRing(P place, Person by, Set<Person> others) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public void requireEntryOfAdded(P place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public boolean mayModerate(P place, Person person) {
        return false;
    }

    @Override
    public boolean mayHost(P place, Person person, Set<Person> others) {
        return false;
    }

    @Override
    public boolean starterMayEnd(P place) {
        return false;
    }

    @Override
    public void removedByHost(P place, Person person) {
        // There is nobody to keep out.
    }

    @Override
    public Optional<Restraints> restraints(P place, Person person) {
        return Optional.empty();
    }

    @Override
    public boolean mayRecord(P place, Person person) {
        return false;
    }

    @Override
    public boolean showsCallToAll(P place) {
        return false;
    }

    @Override
    public LastsWhile lastsWhile(P place) {
        return LastsWhile.TWO;
    }
}
