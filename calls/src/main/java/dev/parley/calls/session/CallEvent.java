package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the people of a call are told. */
public sealed interface CallEvent {
    /** Whom it concerns. */
    Set<Person> recipients();

    /** The only one of their connections that may get it; null where each does. */
    default @Nullable ConnectionId connection() {
        return null;
    }

    /** A call has begun, and rings where the place lets it. */
    record Rang(Call call, Set<Person> recipients) implements CallEvent {}

    /**
     * Someone came, left, declined, was rung, moved to another connection or lost it. Whoever is in the recipients but
     * neither rung nor a participant has just left the call and hears no more of it.
     */
    record Changed(Call call, Set<Person> recipients) implements CallEvent {}

    /**
     * A participant publishes something else than before.
     *
     * @param published all that the participant publishes now; with its version, the call's tracks version by now
     */
    record TracksChanged(
        CallId callId,
        Person person,
        Publication published,
        Set<Person> recipients
    ) implements CallEvent {}

    /**
     * Other participants speak than before. It may be lost: each tells all of it.
     *
     * @param dominant whose turn it is, or was last; null before anybody has spoken, and after that one has gone
     * @param speaking who speaks now, none of them muted
     */
    record SpeakersChanged(
        CallId callId,
        @Nullable Person dominant,
        List<Person> speaking,
        Set<Person> recipients
    ) implements CallEvent {
        public SpeakersChanged {
            speaking = List.copyOf(speaking);
        }
    }

    /**
     * A host has removed a participant from the call, which is told before the change itself.
     *
     * @param by the host
     */
    record Removed(CallId callId, Person by, Person person) implements CallEvent {
        @Override
        public Set<Person> recipients() {
            return Set.of(person);
        }
    }

    /**
     * A host asks a participant to unmute the microphone.
     *
     * @param by the host
     * @param to the participant's connection
     */
    record UnmuteAsked(CallId callId, Person by, ConnectionId to, Person person) implements CallEvent {
        @Override
        public Set<Person> recipients() {
            return Set.of(person);
        }

        @Override
        public ConnectionId connection() {
            return to;
        }
    }

    /** A participant shows all others a reaction, which is kept nowhere. */
    record Reacted(CallId callId, Person person, CallReaction reaction, Set<Person> recipients) implements CallEvent {}

    /**
     * A participant hears some of the others not, or hears them again.
     *
     * @param by who says so
     * @param recipients of whom that is
     */
    record HearingReported(CallId callId, Person by, boolean hears, Set<Person> recipients) implements CallEvent {
        public HearingReported {
            recipients = Set.copyOf(recipients);
        }
    }

    /**
     * The call is over. It may be told more than once.
     *
     * @param durationMs from the answer to the end, 0 where nobody answered
     */
    record Ended(
        CallId callId,
        CallPlace place,
        CallEndReason reason,
        long durationMs,
        Set<Person> recipients
    ) implements CallEvent {}

    /**
     * Something for one peer connection.
     *
     * @param from the sender: another participant's connection, or the router
     * @param to the only connection that may get it
     * @param receiver whose connection that is
     */
    record Signalled(
        CallId callId,
        PeerAddress from,
        ConnectionId to,
        Person receiver,
        Signal signal
    ) implements CallEvent {
        @Override
        public Set<Person> recipients() {
            return Set.of(receiver);
        }

        @Override
        public ConnectionId connection() {
            return to;
        }
    }

    /**
     * What the router does not send to a participant, as that one's downlink bears no more.
     *
     * @param to the participant's connection
     * @param tracks all of them by now, empty where each goes on
     */
    record TracksPaused(
        CallId callId,
        ConnectionId to,
        Person receiver,
        List<PausedTrack> tracks
    ) implements CallEvent {
        public TracksPaused {
            tracks = List.copyOf(tracks);
        }

        @Override
        public Set<Person> recipients() {
            return Set.of(receiver);
        }

        @Override
        public ConnectionId connection() {
            return to;
        }
    }
}
