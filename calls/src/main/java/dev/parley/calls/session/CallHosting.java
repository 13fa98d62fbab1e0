package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.LetSpeak;
import dev.parley.calls.session.CallCommand.LowerHand;
import dev.parley.calls.session.CallCommand.Mute;
import dev.parley.calls.session.CallCommand.RaiseHand;
import dev.parley.calls.session.CallCommand.RemoveOther;
import dev.parley.calls.session.CallCommand.Unmute;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Who has the word in a call: what its hosts do to others, and how these ask for it. A host is a participant who moderates
 * the place; over one of a higher role in it nobody is a host. Each method speaks for a participant on the connection of the
 * seat, and does nothing for others who have left meanwhile.
 *
 * <p>All refuse with {@code CALL_NOT_FOUND} whoever may not know of the call, and with {@code CALL_WRONG_STATE} whoever is not
 * in it by this connection.
 */
@Service
@RequiredArgsConstructor
public class CallHosting {

    private final CallPolicy policy;
    private final CallChanges changes;
    private final LiveCalls calls;
    private final CallEvents events;

    /**
     * Mutes what others publish of these sources. Nobody is sent it until its publisher has unmuted it.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no host of each of them
     */
    public void mute(Person host, ConnectionId connection, CallId id, Set<Person> others, Set<TrackSource> sources) {
        var call = known(id, host);
        policy.requireHost(call.place(), host, others);
        changes.apply(id, new Mute(host, connection, others, sources));
    }

    /** Goes on with what a host has muted of one's own. */
    public void unmute(Person person, ConnectionId connection, CallId id, Set<TrackSource> sources) {
        changes.apply(id, new Unmute(person, connection, sources));
    }

    /**
     * Asks another one to unmute the microphone, if it is muted. Only that one can do it; where the place keeps them from it,
     * the microphone is not held any more.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no host of the other
     */
    public void askToUnmute(Person host, ConnectionId connection, CallId id, Person other) {
        var call = known(id, host);
        policy.requireHost(call.place(), host, Set.of(other));
        requireSeat(call, host, connection);
        if (
            policy
                .restraints(call.place(), other)
                .filter(each -> !each.mayUnmute())
                .isPresent()
        ) {
            changes.apply(id, new LetSpeak(host, connection, other));
        }
        call.participants()
            .stream()
            .filter(each -> each.person().equals(other) && !call.hears(each))
            .forEach(each -> events.publish(new CallEvent.UnmuteAsked(id, host, each.connectionId(), other)));
    }

    /**
     * Removes another one, who comes back only when a host lets them be rung.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no host of the other
     */
    public void remove(Person host, ConnectionId connection, CallId id, Person other) {
        var place = known(id, host).place();
        policy.requireHost(place, host, Set.of(other));
        changes.apply(id, new RemoveOther(host, connection, other));
        policy.removedByHost(place, other);
    }

    public void raiseHand(Person person, ConnectionId connection, CallId id) {
        changes.apply(id, new RaiseHand(person, connection));
    }

    /**
     * Lowers one's own hand, or as a host that of another.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no host of the other
     */
    public void lowerHand(Person person, ConnectionId connection, CallId id, Person other) {
        if (!person.equals(other)) {
            policy.requireHost(known(id, person).place(), person, Set.of(other));
        }
        changes.apply(id, new LowerHand(person, connection, other));
    }

    /** Shows all participants a reaction. */
    public void react(Person person, ConnectionId connection, CallId id, CallReaction reaction) {
        var call = known(id, person);
        requireSeat(call, person, connection);
        var people = call.participants().stream().map(Call.Participant::person).collect(Collectors.toSet());
        events.publish(new CallEvent.Reacted(id, person, reaction, people));
    }

    /**
     * Ends the call for everybody, from any device of one who moderates the place or, where the place lets them, of the one
     * who has started it and belongs there still; not of one whom a host has removed from the call.
     *
     * @throws ParleyException {@code FORBIDDEN} for others
     */
    public void end(Person person, ConnectionId connection, CallId id) {
        var place = find(id).place();
        policy.requireEntry(place, Attendance.of(person), person);
        boolean moderates = policy.mayModerate(place, person);
        if (!moderates && !policy.starterMayEnd(place)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
        changes.apply(id, new CallCommand.End(person, connection, moderates));
    }

    private Call known(CallId id, Person person) {
        var call = find(id);
        if (!call.occupies(person)) {
            policy.requireKnown(call.place(), person);
        }
        return call;
    }

    private Call find(CallId id) {
        return calls.find(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    private static void requireSeat(Call call, Person person, ConnectionId connection) {
        if (
            call
                .participantOn(connection)
                .filter(each -> each.person().equals(person))
                .isEmpty()
        ) {
            throw new ParleyException(ErrorCode.CALL_WRONG_STATE);
        }
    }
}
