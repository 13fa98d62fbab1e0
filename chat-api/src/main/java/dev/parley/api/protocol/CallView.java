package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.DeviceKeys;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Recording;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands.
 *
 * @param version rises with every change of who is in it or rung; an older view than the one held is to be ignored
 * @param tracksVersion rises with every change of what somebody publishes
 * @param kind {@code video} too when a camera has been switched on in a voice call since
 * @param mediaPath whether its media go from browser to browser ({@code direct}), or through the router ({@code router})
 * @param answeredAt when it became active, null while it rings
 * @param ringing the users whose devices ring
 * @param ringsUntil when that ends by itself, null where nobody is rung
 * @param ringsForMs how long that is from when the frame is sent: who does not hear of an end stops ringing then, by a
 *     clock that nobody sets
 * @param participants who is in it, the caller first
 * @param added who may be in it without belonging to its place, for whom {@code call.ring} has asked
 * @param awaited who has left it because the connection was lost, and may return by {@code call.join} for a minute
 * @param held what hosts have muted: nobody is sent it until its publisher has sent {@code call.unmute}, whatever the tracks
 *     say
 * @param hands who has raised a hand, in the order of raising
 * @param encryption {@code none} where whoever has started it wanted that, so that it can be recorded: no device encrypts then
 * @param recording null while it is not recorded. Whoever is not among those who have agreed is to be asked
 */
public record CallView(
    CallId id,
    CallPlace place,
    CallKind kind,
    MediaPath mediaPath,
    long version,
    long tracksVersion,
    Person startedBy,
    Instant startedAt,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant answeredAt,
    List<Person> ringing,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant ringsUntil,
    @JsonSetter(nulls = Nulls.SET) @Nullable Long ringsForMs,
    List<ParticipantView> participants,
    List<Person> added,
    List<Person> awaited,
    List<Hold> held,
    List<Person> hands,
    CallEncryption encryption,
    @JsonSetter(nulls = Nulls.SET) @Nullable Recording recording
) {
    /** The call with the time that it still rings, for a frame that is sent now. */
    public static CallView timed(CallView call, Instant now) {
        var until = call.ringsUntil();
        return new CallView(
            call.id(),
            call.place(),
            call.kind(),
            call.mediaPath(),
            call.version(),
            call.tracksVersion(),
            call.startedBy(),
            call.startedAt(),
            call.answeredAt(),
            call.ringing(),
            until,
            until == null ? null : Math.max(0, Duration.between(now, until).toMillis()),
            call.participants(),
            call.added(),
            call.awaited(),
            call.held(),
            call.hands(),
            call.encryption(),
            call.recording()
        );
    }

    /** Whether the person is in it, rung by it or awaited. */
    public boolean occupies(Person person) {
        return (
            ringing.contains(person) ||
            awaited.contains(person) ||
            participants.stream().anyMatch(participant -> participant.person().equals(person))
        );
    }

    /** @param by the host who has muted it */
    public record Hold(Person person, TrackSource source, Person by) {}

    /**
     * @param connected false while the connection is gone and the grace period runs
     * @param tracksVersion the call's when the tracks last changed; older tracks than those held are to be ignored
     * @param tracks what the participant publishes
     * @param device by which that can be encrypted between devices; null where the participant's browser cannot do that, and
     *     while {@code tracksVersion} is 0, since nothing was said yet
     */
    public record ParticipantView(
        Person person,
        ConnectionId connectionId,
        boolean connected,
        long tracksVersion,
        List<Track> tracks,
        @JsonSetter(nulls = Nulls.SET) @Nullable DeviceKeys device
    ) {}
}
