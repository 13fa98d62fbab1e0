package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that is not over, as it stood at {@code version}.
 *
 * @param version rises with every change of who is in it or rung; an older snapshot than the one held is to be ignored
 * @param tracksVersion rises with every change of what somebody publishes; see {@link Participant#published}
 * @param kind {@code VIDEO} too when a camera has been switched on in a voice call since
 * @param mediaPath how its media go
 * @param answeredAt when it became active, null while it only rings
 * @param ringing whose devices ring
 * @param ringsUntil when the last of that ends by itself, null where nobody is rung
 * @param participants who is in it, in the order of entering, the caller first
 * @param added who may be in it without belonging to its place
 * @param awaited who has left it because the connection was lost, and may return for a while
 * @param floor whom a host has muted, and who has raised a hand
 * @param encryption as whoever has started it wanted it
 * @param recording null while there is none
 */
public record Call(
    CallId id,
    CallPlace place,
    CallKind kind,
    MediaPath mediaPath,
    long version,
    long tracksVersion,
    Person startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    List<Person> ringing,
    @Nullable Instant ringsUntil,
    List<Participant> participants,
    List<Person> added,
    List<Person> awaited,
    Floor floor,
    CallEncryption encryption,
    @Nullable Recording recording
) {
    /**
     * @param connected false while the connection is gone and the grace period runs
     * @param published what the participant publishes; an older version than the one held is to be ignored
     */
    public record Participant(Person person, ConnectionId connectionId, boolean connected, Publication published) {}

    public Call {
        ringing = List.copyOf(ringing);
        participants = List.copyOf(participants);
        added = List.copyOf(added);
        awaited = List.copyOf(awaited);
    }

    /** The participant on exactly this connection. */
    public Optional<Participant> participantOn(ConnectionId connection) {
        return participants
            .stream()
            .filter(participant -> participant.connectionId().equals(connection))
            .findFirst();
    }

    /**
     * Whether the media are encrypted between the devices of all who are in it, as far as they say: then nobody but they can
     * decode what the router forwards.
     */
    public boolean isEncrypted() {
        return !participants.isEmpty() && participants.stream().allMatch(each -> each.published().device() != null);
    }

    /** Whether the person is in the call, rung by it, or awaited. */
    public boolean occupies(Person person) {
        return (
            ringing.contains(person) ||
            awaited.contains(person) ||
            participants.stream().anyMatch(participant -> participant.person().equals(person))
        );
    }

    /** Whether there is a microphone of the participant that neither the participant nor a host has muted. */
    public boolean hears(Participant participant) {
        return (
            participant.published().isHeard() && !floor.heldOf(participant.person()).contains(TrackSource.MICROPHONE)
        );
    }

    /** The snapshot of a stored call; empty once it has ended. */
    static Optional<Call> of(VersionedCall call, Publications published) {
        return switch (call.state()) {
            case CallState.Ringing ringing -> Optional.of(of(ringing, call.version(), null, published));
            case CallState.Active active -> Optional.of(of(active, call.version(), active.answeredAt(), published));
            case CallState.Ended _ -> Optional.empty();
        };
    }

    private static Call of(CallState.Live live, long version, @Nullable Instant answeredAt, Publications published) {
        var origin = live.origin();
        var session = live.session();
        return new Call(
            origin.id(),
            origin.place(),
            live.kind(),
            session.path(),
            version,
            published.version(),
            origin.startedBy(),
            origin.startedAt(),
            answeredAt,
            live.invitation().people(),
            live.invitation().lastEnd().orElse(null),
            session
                .participants()
                .stream()
                .map(each -> view(each, published.of(each.person(), origin.kind())))
                .toList(),
            live.attendance().added(),
            session.awaited().stream().map(Awaited::person).toList(),
            session.floor(),
            origin.encryption(),
            session.recording().orElse(null)
        );
    }

    private static Participant view(dev.parley.calls.session.Participant seat, Publication published) {
        return new Participant(seat.person(), seat.connectionId(), !seat.lost(), published);
    }
}
