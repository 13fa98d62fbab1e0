package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Places;
import dev.parley.calls.place.Restraints;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Who may do what in a call, which its place says at the moment of asking; in which state it may be done, {@link CallMachine}
 * says. Whoever may not know of a call is told {@code CALL_NOT_FOUND}.
 */
@Component
@RequiredArgsConstructor
public class CallPolicy {

    private final Places places;

    /**
     * How the call is to begin.
     *
     * @throws ParleyException see {@link dev.parley.calls.place.PlaceRules#requireStart}
     */
    Opening requireStart(CallPlace place, Person person) {
        return places.requireStart(place, person);
    }

    /**
     * Whoever belongs to the place may enter, whether rung or not, and who was added to the call.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}; {@code BLOCKED} in a personal chat of which one has blocked the other,
     *     and for one who was added, where that one and one of the two have
     */
    void requireEntry(CallPlace place, Attendance attendance, Person person) {
        if (attendance.added().contains(person)) {
            places.requireEntryOfAdded(place, person);
        } else {
            places.requireEntry(place, person);
        }
    }

    /** Who is in the call, rung by it or awaited, and could not enter it now. */
    List<Person> outsiders(CallState call) {
        return call instanceof CallState.Live live
            ? live
                  .audience()
                  .stream()
                  .filter(person -> !mayEnter(call, person))
                  .toList()
            : List.of();
    }

    private boolean mayEnter(CallState call, Person person) {
        try {
            requireEntry(call.origin().place(), call.attendance(), person);
            return true;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.UNAVAILABLE) {
                throw refusal;
            }
            return false;
        }
    }

    /**
     * Whoever is in a call, rung by it or awaited knows of it: they are taken out of it when they are put out of its place.
     * All others are looked up in the place.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}
     */
    void requireKnown(CallState call, Person person) {
        boolean involved = call instanceof CallState.Live live && live.involves(person);
        boolean added = call.attendance().added().contains(person);
        if (!involved && !added) {
            requireKnown(call.origin().place(), person);
        }
    }

    /**
     * Whoever belongs to the place may know of a call in it.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}
     */
    void requireKnown(CallPlace place, Person person) {
        if (!places.mayKnow(place, person)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /** @throws ParleyException see {@link dev.parley.calls.place.PlaceRules#requireRing} */
    Set<Person> requireRing(CallPlace place, Person by, Set<Person> others) {
        return places.requireRing(place, by, others);
    }

    /**
     * The person may say what each of the others does in a call.
     *
     * @throws ParleyException {@code INVALID_REQUEST} for oneself; {@code FORBIDDEN}
     */
    void requireHost(CallPlace place, Person host, Set<Person> others) {
        if (others.contains(host)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("person", "must be another one"));
        }
        if (!places.mayHost(place, host, others)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
    }

    boolean mayModerate(CallPlace place, Person person) {
        return places.mayModerate(place, person);
    }

    boolean starterMayEnd(CallPlace place) {
        return places.starterMayEnd(place);
    }

    void removedByHost(CallPlace place, Person person) {
        places.removedByHost(place, person);
    }

    Optional<Restraints> restraints(CallPlace place, Person person) {
        return places.restraints(place, person);
    }

    /** @throws ParleyException {@code FORBIDDEN} for who may not record calls of the place */
    void requireRecorder(CallPlace place, Person person) {
        if (!mayRecord(place, person)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "RECORD"));
        }
    }

    boolean mayRecord(CallPlace place, Person person) {
        return places.mayRecord(place, person);
    }

    boolean showsCallToAll(CallPlace place) {
        return places.showsCallToAll(place);
    }

    LastsWhile lastsWhile(CallPlace place) {
        return places.lastsWhile(place);
    }

    /**
     * A participant who still belongs to the place may signal to another, both by exactly the connections they are in the
     * call with. Returns the other.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}
     */
    public Call.Participant requireRelay(Call call, Person person, ConnectionId from, ConnectionId to) {
        var receiver = call.participantOn(to).filter(participant -> !participant.connectionId().equals(from));
        requireSender(call, person, from);
        return receiver.orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    /**
     * The person is in the call by exactly this connection, and still belongs to the place.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}
     */
    public void requireSender(Call call, Person person, ConnectionId from) {
        requireParticipant(call, person, from);
        if (!call.added().contains(person) && !places.stillBelongs(call.place(), person)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /** The person must be in the call by exactly this connection. */
    private void requireParticipant(Call call, Person person, ConnectionId connection) {
        if (
            call
                .participantOn(connection)
                .filter(participant -> participant.person().equals(person))
                .isEmpty()
        ) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }
}
