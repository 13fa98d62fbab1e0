package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can happen to a call: what its people ask for, what becomes of their connections, and its timers. */
sealed interface CallCommand {
    /** Asked by a person, on one of the person's connections. */
    sealed interface ByPerson extends CallCommand {
        Person person();

        ConnectionId connection();
    }

    record Accept(Person person, ConnectionId connection) implements ByPerson {}

    record Decline(Person person, ConnectionId connection) implements ByPerson {}

    record Cancel(Person person, ConnectionId connection) implements ByPerson {}

    record Join(Person person, ConnectionId connection) implements ByPerson {}

    record Leave(Person person, ConnectionId connection, LeaveReason reason) implements ByPerson {}

    /**
     * A participant lets others be rung.
     *
     * @param others who may enter, as the place has said
     * @param added those of them who do not belong to the place
     * @param moderates whether the person moderates the place: only then those ring whom a host has removed
     */
    record Ring(
        Person person,
        ConnectionId connection,
        Set<Person> others,
        Set<Person> added,
        boolean moderates
    ) implements ByPerson {}

    /**
     * The host ends the call for everybody: who has started it, or who moderates its place.
     *
     * @param moderates whether the person does
     */
    record End(Person person, ConnectionId connection, boolean moderates) implements ByPerson {}

    /**
     * @param tracks all that the participant publishes from now on
     * @param device by which they can be encrypted, null where the browser cannot do that
     */
    record Publish(
        Person person,
        ConnectionId connection,
        List<Track> tracks,
        @Nullable DeviceKeys device
    ) implements ByPerson {
        public Publish {
            tracks = List.copyOf(tracks);
        }
    }

    /** What changes who has the word in the call; its policy has said that the person may. */
    sealed interface OnFloor extends ByPerson {}

    /** A host mutes what others publish. */
    record Mute(
        Person person,
        ConnectionId connection,
        Set<Person> others,
        Set<TrackSource> sources
    ) implements OnFloor {}

    /** A participant goes on with what a host has muted. */
    record Unmute(Person person, ConnectionId connection, Set<TrackSource> sources) implements OnFloor {}

    /** A host lets another one speak who may not unmute the microphone without that. */
    record LetSpeak(Person person, ConnectionId connection, Person other) implements OnFloor {}

    /** A host removes another one from the call. */
    record RemoveOther(Person person, ConnectionId connection, Person other) implements OnFloor {}

    record RaiseHand(Person person, ConnectionId connection) implements OnFloor {}

    /** @param other whose hand; the person's own, or where the person is a host anybody's */
    record LowerHand(Person person, ConnectionId connection, Person other) implements OnFloor {}

    /** A participant finds no way from browser to browser: the media go through the router from now on. */
    record Reroute(Person person, ConnectionId connection) implements ByPerson {}

    /** What concerns the recording of the call; that the person may, its policy has said. */
    sealed interface OnRecording extends ByPerson {}

    /** A participant has the call recorded, and agrees to be recorded by that. */
    record StartRecording(Person person, ConnectionId connection, RecordingId recording) implements OnRecording {}

    /** @param mayRecord whether the person may record calls of the place; whoever has started the recording may stop it too */
    record StopRecording(Person person, ConnectionId connection, boolean mayRecord) implements OnRecording {}

    /** A participant agrees to be recorded. */
    record AgreeToRecording(Person person, ConnectionId connection, RecordingId recording) implements OnRecording {}

    /** The router does not go on with the recording: there is no room for more of it, or its node is about to stop. */
    record RecordingOver(RecordingId recording) implements CallCommand {}

    /** The person does not belong to the place any more. */
    record Removed(Person person) implements CallCommand {}

    /** What a place does to the call that is held in it. */
    sealed interface ByPlace extends CallCommand {}

    /** Nobody may be in the call any more. */
    record Close() implements ByPlace {}

    /** Whom a host has removed may come again. */
    record Readmit(Person person) implements ByPlace {}

    /**
     * Nobody may send these from now on.
     *
     * @param exempt but for these
     * @param by in whose name
     */
    record Restrain(Set<TrackSource> sources, Set<Person> exempt, Person by) implements ByPlace {}

    /** The person has no login any more, and so no device to talk by or to answer on. */
    record LoggedOut(Person person) implements CallCommand {}

    /** The login that the connection was open by has ended: nobody comes back to the seat that it held. */
    record ConnectionRevoked(ConnectionId connection) implements CallCommand {}

    /** The connection was closed. */
    record ConnectionLost(ConnectionId connection) implements CallCommand {}

    /** The connection, thought lost, shows signs of life. */
    record ConnectionAlive(ConnectionId connection) implements CallCommand {}

    /** A timer has gone off. It may be late, early by another node's clock, or come twice. */
    sealed interface Timed extends CallCommand {}

    record RingTimedOut() implements Timed {}

    /**
     * The connection's node has crashed.
     *
     * @param lastWord when that node has said for the last time that it is alive
     */
    record LeaseLapsed(ConnectionId connection, Instant lastWord) implements Timed {}

    record GraceExpired(ConnectionId connection) implements Timed {}

    /** One whose connection was lost has not returned in time. */
    record AwaitExpired(Person person) implements Timed {}

    /** The call goes on without anybody, and has for as long as it may. */
    record EmptyExpired() implements Timed {}

    /** A recording has reached the length that one may have. */
    record RecordingExpired() implements Timed {}

    /** An ended call has not been recorded yet: whoever was to do it has failed. */
    record RecordDue() implements Timed {}
}
