package dev.parley.calls.meeting;

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
 * Calls in meetings. They ring nobody, are for whoever is admitted, and go on without anybody for a while. The hosts of the
 * meeting host its call, and the owner is above all others.
 */
@Component
@RequiredArgsConstructor
class MeetingPlaceRules implements PlaceRules<CallPlace.Meeting> {

    private final Admittance admittance;
    private final Removals removals;

    @Override
    public Opening requireStart(CallPlace.Meeting place, Person person) {
        admittance.requireOpen(admittance.require(place.id(), person));
        return new Opening(Set.of(), Set.of(), true, restraints(place, person));
    }

    @Override
    public boolean mayKnow(CallPlace.Meeting place, Person person) {
        return admittance.isAdmitted(place.id(), person);
    }

    /** Whoever is put out of a meeting is taken out of its call at once, and nobody leaves it in another way. */
    @Override
    public boolean stillBelongs(CallPlace.Meeting place, Person person) {
        return true;
    }

    @Override
    public void requireEntry(CallPlace.Meeting place, Person person) {
        try {
            admittance.require(place.id(), person);
        } catch (ParleyException refusal) {
            throw refusal.code() == ErrorCode.MEETING_NOT_FOUND
                ? new ParleyException(ErrorCode.CALL_NOT_FOUND)
                : refusal;
        }
    }

    @Override
    public Set<Person> requireRing(CallPlace.Meeting place, Person by, Set<Person> others) {
        if (!mayKnow(place, by)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
        throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("callId", "a meeting is entered by its link"));
    }

    @Override
    public void requireEntryOfAdded(CallPlace.Meeting place, Person person) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    @Override
    public boolean mayModerate(CallPlace.Meeting place, Person person) {
        return admittance.asHost(place.id(), person).isPresent();
    }

    @Override
    public boolean mayHost(CallPlace.Meeting place, Person person, Set<Person> others) {
        return admittance
            .asHost(place.id(), person)
            .filter(meeting -> !others.contains(Person.of(meeting.owner())))
            .isPresent();
    }

    /** Who has begun a meeting's call may have been the first to come by chance. */
    @Override
    public boolean starterMayEnd(CallPlace.Meeting place) {
        return false;
    }

    @Override
    public void removedByHost(CallPlace.Meeting place, Person person) {
        removals.remove(place.id(), person);
    }

    @Override
    public Optional<Restraints> restraints(CallPlace.Meeting place, Person person) {
        return admittance
            .find(place.id())
            .filter(meeting -> !meeting.isHost(person))
            .map(meeting -> restraints(meeting));
    }

    private static Restraints restraints(Meeting meeting) {
        var options = meeting.options();
        return new Restraints(
            Person.of(meeting.owner()),
            options.startMuted(),
            options.unmuting() == Whom.EVERYBODY,
            options.sharing() == Whom.EVERYBODY
        );
    }

    /** The files of a recording come into a chat, and a meeting has none. */
    @Override
    public boolean mayRecord(CallPlace.Meeting place, Person person) {
        return false;
    }

    @Override
    public boolean showsCallToAll(CallPlace.Meeting place) {
        return true;
    }

    @Override
    public LastsWhile lastsWhile(CallPlace.Meeting place) {
        return LastsWhile.OPEN;
    }
}
