package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallReaction;
import dev.parley.calls.session.DeviceKeys;
import dev.parley.calls.session.PausedTrack;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.chat.log.ChatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replies and events about calls; they go to every connection of the users concerned. */
public sealed interface CallEvent extends ServerFrame {
    /** The reply to {@code call.start}. */
    @JsonTypeName("call.started")
    record Started(String re, CallView call) implements CallEvent {}

    /** The reply to {@code call.get}. */
    @JsonTypeName("call.state")
    record State(String re, CallView call) implements CallEvent {}

    /** Rings: to every connection of those who are called, and to the caller's. */
    @JsonTypeName("call.ringing")
    record Ringing(CallView call) implements CallEvent {}

    /**
     * Something about the call has changed: an answer (a user's other connections stop ringing by it), a decline while
     * others still ring, a participant who came, left or lost the connection, somebody else who is rung.
     */
    @JsonTypeName("call.changed")
    record Changed(CallView call) implements CallEvent {}

    /**
     * A participant publishes something else than before.
     *
     * @param tracksVersion the call's by now, one above that before; a client that has missed one asks {@code call.get}
     * @param tracks all that the participant publishes
     * @param device by which they can be encrypted between devices; null where the participant's browser cannot do that
     */
    @JsonTypeName("call.tracksChanged")
    record TracksChanged(
        CallId callId,
        Person person,
        long tracksVersion,
        List<Track> tracks,
        @JsonSetter(nulls = Nulls.SET) @Nullable DeviceKeys device
    ) implements CallEvent {}

    /**
     * Other participants speak than before, in a call whose media go through the router; each time all who do. It is sent at
     * most ten times a second, and may be lost.
     *
     * @param dominant whose turn it is, or was last; null before anybody has spoken, and after that one has gone
     * @param speaking none of them is muted
     */
    @JsonTypeName("call.speakersChanged")
    record SpeakersChanged(CallId callId, @Nullable Person dominant, List<Person> speaking) implements CallEvent {}

    /** To the one whom a host has removed from the call; {@code call.changed} or {@code call.ended} follows. */
    @JsonTypeName("call.removed")
    record Removed(CallId callId, Person by) implements CallEvent {}

    /** A host asks this participant to unmute the microphone; to one connection. */
    @JsonTypeName("call.unmuteAsked")
    record UnmuteAsked(CallId callId, Person by) implements CallEvent {}

    /** A participant shows a reaction, which is kept nowhere. */
    @JsonTypeName("call.reacted")
    record Reacted(CallId callId, Person person, CallReaction reaction) implements CallEvent {}

    /**
     * Another participant does not hear this one, or does again; to each participant of whom it is said. Said again each 5 s
     * while it lasts: what was not said for 12 s does not hold any more.
     *
     * @param by the one who says so
     */
    @JsonTypeName("call.hearingReported")
    record HearingReported(CallId callId, Person by, boolean hears) implements CallEvent {}

    /**
     * All calls of the user that are ringing or active now, to a connection that was told of none in
     * {@code session.ready}. What it held of others is over.
     */
    @JsonTypeName("calls.listed")
    record Listed(List<CallView> calls, List<CallId> unreadableCalls) implements CallEvent {}

    /** To all members of a group or channel: a call has begun there, or somebody has come or gone. */
    @JsonTypeName("chatCall.changed")
    record ChatCallChanged(ChatCallView call) implements CallEvent {}

    /** To all members of a group or channel: its call is over, and never goes on again. May come twice. */
    @JsonTypeName("chatCall.ended")
    record ChatCallEnded(ChatId chatId, CallId callId) implements CallEvent {}

    /**
     * All calls that go on in the user's groups and channels, to a connection that was told of none in
     * {@code session.ready}. What it held of others is over.
     */
    @JsonTypeName("chatCalls.listed")
    record ChatCallsListed(List<ChatCallView> chatCalls) implements CallEvent {}

    /** @param durationMs from the answer to the end, 0 where nobody answered */
    @JsonTypeName("call.ended")
    record Ended(CallId callId, CallPlace place, CallEndReason reason, long durationMs) implements CallEvent {}

    /** The user's history has one more call, or the user has looked at it: what is held of it is to be asked for anew. */
    @JsonTypeName("callHistory.changed")
    record HistoryChanged() implements CallEvent {}

    /** The offer of another participant, or of the router, to one connection. */
    @JsonTypeName("call.offered")
    record Offered(CallId callId, PeerAddress from, String sdp, List<Section> sections) implements CallEvent {}

    /** The answer of another participant, or of the router, to one connection. */
    @JsonTypeName("call.answered")
    record Answered(CallId callId, PeerAddress from, String sdp, List<Section> sections) implements CallEvent {}

    /**
     * Another participant asks for an offer; to one connection.
     *
     * @param fresh of a new peer connection; otherwise one that restarts ICE
     */
    @JsonTypeName("call.restartAsked")
    record RestartAsked(CallId callId, PeerAddress from, boolean fresh) implements CallEvent {}

    /**
     * The call's router is on another node from now on; to one connection, again and again until its participant has left the
     * former one, which goes on for some seconds. The client makes a second connection to the router, and leaves the present one
     * once everything comes by that.
     *
     * @param leaving the certificate of the former router, as {@code a=fingerprint} of its answers: a client whose connection
     *     is with another one has moved already
     */
    @JsonTypeName("call.routerMoved")
    record RouterMoved(CallId callId, String leaving) implements CallEvent {}

    /**
     * Which pictures the router does not send to this participant, as its downlink bears no more; to one connection. Said again
     * each 5 s while there are any: what was not said for 12 s does not hold any more.
     *
     * @param tracks all of them by now, empty where each goes on
     */
    @JsonTypeName("call.tracksPaused")
    record TracksPaused(CallId callId, List<PausedTrack> tracks) implements CallEvent {}

    /** The key of another participant's media, which this device alone can open; to one connection. */
    @JsonTypeName("call.keyReceived")
    record KeyReceived(CallId callId, PeerAddress from, String box) implements CallEvent {}

    /** Another participant wants the key of this one's media once more; to one connection. */
    @JsonTypeName("call.keyAsked")
    record KeyAsked(CallId callId, PeerAddress from) implements CallEvent {}

    /** An ICE candidate of another participant, or of the router, to one connection. */
    @JsonTypeName("call.candidateFound")
    record CandidateFound(CallId callId, PeerAddress from, IceCandidate candidate) implements CallEvent {}
}
