package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.place.Restraints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who is in a call.
 *
 * @param kind what the call is by now; it began as {@code CallOrigin.kind()}
 * @param path how its media go by now
 * @param participants in the order of entering
 * @param awaited who has lost the connection and may return
 * @param floor who has the word
 * @param recording of what is said in it, empty while there is none
 * @param emptySince when the last one left a call that goes on without anybody; empty while somebody is in it
 */
record Session(
    CallKind kind,
    MediaPath path,
    List<Participant> participants,
    List<Awaited> awaited,
    Floor floor,
    Optional<Recording> recording,
    Optional<Instant> emptySince
) {
    Session {
        participants = List.copyOf(participants);
        awaited = List.copyOf(awaited);
    }

    static Session of(CallKind kind, MediaPath path, Participant first) {
        return new Session(kind, path, List.of(first), List.of(), Floor.OPEN, Optional.empty(), Optional.empty());
    }

    boolean has(Person person) {
        return participants.stream().anyMatch(participant -> participant.isOf(person));
    }

    boolean has(Person person, ConnectionId connection) {
        return participants.stream().anyMatch(participant -> participant.isOf(person, connection));
    }

    boolean awaits(Person person) {
        return awaited.stream().anyMatch(gone -> gone.isOf(person));
    }

    Stream<Person> people() {
        return Stream.concat(participants.stream().map(Participant::person), awaited.stream().map(Awaited::person));
    }

    /** How many there are to talk to, present or awaited. */
    int size() {
        return participants.size() + awaited.size();
    }

    /** Who is in it by this connection, or is awaited since that was lost. */
    Optional<Person> personOf(ConnectionId connection) {
        return Stream.concat(
            participants
                .stream()
                .filter(participant -> participant.isOn(connection))
                .map(Participant::person),
            awaited
                .stream()
                .filter(gone -> gone.wasOn(connection))
                .map(Awaited::person)
        ).findFirst();
    }

    Session entered(Person person, ConnectionId connection, Instant now) {
        var all = new ArrayList<>(participants);
        all.add(Participant.entering(person, connection, now));
        return new Session(kind, path, all, withoutAwaited(person), floor, recording, Optional.empty());
    }

    Session map(UnaryOperator<Participant> change) {
        return new Session(
            kind,
            path,
            participants.stream().map(change).toList(),
            awaited,
            floor,
            recording,
            emptySince
        );
    }

    /** Without the seats of those who are gone; the call waits for them. */
    Session awaiting(Predicate<Participant> gone) {
        var all = new ArrayList<>(awaited);
        participants.stream().filter(gone).map(Awaited::of).forEach(all::add);
        return new Session(
            kind,
            path,
            participants.stream().filter(gone.negate()).toList(),
            all,
            floor,
            recording,
            emptySince
        );
    }

    Session without(Person person) {
        return new Session(
            kind,
            path,
            participants
                .stream()
                .filter(participant -> !participant.isOf(person))
                .toList(),
            withoutAwaited(person),
            floor.without(person),
            recording.map(each -> each.without(person)),
            emptySince
        );
    }

    /** A voice call in which a camera has been on is a video call, and remains one. */
    Session seen() {
        return new Session(CallKind.VIDEO, path, participants, awaited, floor, recording, emptySince);
    }

    Session on(Floor changed) {
        return new Session(kind, path, participants, awaited, changed, recording, emptySince);
    }

    /** Media that go through the router go so for as long as the call lasts. */
    Session routed() {
        return new Session(kind, MediaPath.ROUTER, participants, awaited, floor, recording, emptySince);
    }

    /** Recorded from now on in this way, by the router: whoever else is to be recorded has to pass it. */
    Session recorded(Recording now) {
        return new Session(kind, MediaPath.ROUTER, participants, awaited, floor, Optional.of(now), emptySince);
    }

    Session unrecorded() {
        return new Session(kind, path, participants, awaited, floor, Optional.empty(), emptySince);
    }

    /** Nobody is in it from now on, nor awaited. */
    Session emptied(Instant now) {
        return new Session(kind, path, participants, awaited, floor, recording, Optional.of(now));
    }

    /** Muted by what the place keeps the person from. */
    Session restrained(Person person, Restraints restraints) {
        return on(floor.muted(List.of(person), TrackSource.heldBy(restraints), restraints.by()));
    }

    private List<Awaited> withoutAwaited(Person person) {
        return awaited
            .stream()
            .filter(gone -> !gone.isOf(person))
            .toList();
    }
}
