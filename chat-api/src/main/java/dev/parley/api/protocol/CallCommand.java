package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.media.Subscription;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.CallReaction;
import dev.parley.calls.session.DeviceKeys;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.RecordingId;
import dev.parley.calls.session.SealedKey;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a call. The sender must belong to the call's place, and be a participant where it says so. */
public sealed interface CallCommand extends ClientFrame {
    /**
     * Starts a call; its place says whom it rings. Answered by {@code call.started}.
     *
     * @param encryption {@code none} for a call that can be recorded, which whoever may record may start; no device encrypts then
     */
    @JsonTypeName("call.start")
    record StartCall(String id, CallPlace place, CallKind kind, CallEncryption encryption) implements CallCommand {
        public StartCall(String id, CallPlace place, CallKind kind) {
            this(id, place, kind, CallEncryption.END_TO_END);
        }
    }

    /** Answers a ringing call on this connection. Answered by {@code request.done}. */
    @JsonTypeName("call.accept")
    record AcceptCall(String id, CallId callId) implements CallCommand {}

    /** Refuses a ringing call on all of the user's devices. Answered by {@code request.done}. */
    @JsonTypeName("call.decline")
    record DeclineCall(String id, CallId callId) implements CallCommand {}

    /** The caller takes back a call that nobody answered yet. Answered by {@code request.done}. */
    @JsonTypeName("call.cancel")
    record CancelCall(String id, CallId callId) implements CallCommand {}

    /**
     * Enters an active call, returns to one that one has lost, or takes one's place in it over from another connection
     * (after a reload, or of another device). Answered by
     * {@code request.done}.
     */
    @JsonTypeName("call.join")
    record JoinCall(String id, CallId callId) implements CallCommand {}

    /** Hangs up or gives up; a call that has nobody left to talk to ends. Answered by {@code request.done}. */
    @JsonTypeName("call.leave")
    record LeaveCall(String id, CallId callId, LeaveReason reason) implements CallCommand {}

    /** A participant lets others be rung, 1 to 20 who may enter. Answered by {@code request.done}. */
    @JsonTypeName("call.ring")
    record RingOthers(String id, CallId callId, List<Person> people) implements CallCommand {
        public RingOthers {
            people = List.copyOf(people);
        }
    }

    /**
     * Moves the media of the call to the router, for a participant who finds no way from browser to browser. Answered by
     * {@code call.state}.
     */
    @JsonTypeName("call.reroute")
    record RerouteCall(String id, CallId callId) implements CallCommand {}

    /** Asks how the call stands, after a gap in its events. Answered by {@code call.state}. */
    @JsonTypeName("call.get")
    record GetCall(String id, CallId callId) implements CallCommand {}

    /** Whoever has started the call, or moderates its place, ends it for everybody. Answered by {@code request.done}. */
    @JsonTypeName("call.end")
    record EndCall(String id, CallId callId) implements CallCommand {}

    /**
     * Tells all that one publishes from now on; a camera that is on makes a voice call a video call. Answered by {@code
     * request.done}.
     *
     * @param tracks at most 16, each with an id of its own
     * @param device by which they can be encrypted between devices; null where the browser cannot do that
     */
    @JsonTypeName("call.setTracks")
    record SetTracks(
        String id,
        CallId callId,
        List<Track> tracks,
        @JsonSetter(nulls = Nulls.SET) @Nullable DeviceKeys device
    ) implements CallCommand {
        public SetTracks {
            tracks = List.copyOf(tracks);
        }
    }

    /**
     * Tells the router which pictures are shown, and how large; of others nothing is sent, until then all. Sound is always
     * sent. Answered by {@code request.done}.
     *
     * @param tracks all of them, at most 200
     */
    @JsonTypeName("call.subscribe")
    record Subscribe(String id, CallId callId, List<Subscription> tracks) implements CallCommand {
        public Subscribe {
            tracks = List.copyOf(tracks);
        }
    }

    /**
     * A host mutes what others publish: nobody is sent it until its publisher has sent {@code call.unmute}. Answered by
     * {@code request.done}.
     *
     * @param people 1 to 100, none of a higher role
     * @param sources at least one
     */
    @JsonTypeName("call.mute")
    record MuteOthers(String id, CallId callId, List<Person> people, List<TrackSource> sources) implements CallCommand {
        public MuteOthers {
            people = List.copyOf(people);
            sources = List.copyOf(sources);
        }
    }

    /**
     * Goes on with what a host has muted of one's own. What one has muted by oneself, {@code call.setTracks} says. Answered
     * by {@code request.done}.
     *
     * @param sources at least one
     */
    @JsonTypeName("call.unmute")
    record Unmute(String id, CallId callId, List<TrackSource> sources) implements CallCommand {
        public Unmute {
            sources = List.copyOf(sources);
        }
    }

    /** A host asks a participant to unmute the microphone, who alone can do it. Answered by {@code request.done}. */
    @JsonTypeName("call.askUnmute")
    record AskUnmute(String id, CallId callId, Person person) implements CallCommand {}

    /**
     * A host removes another one from the call, who comes back only where a host lets them be rung. Answered by {@code
     * request.done}.
     */
    @JsonTypeName("call.remove")
    record RemoveOther(String id, CallId callId, Person person) implements CallCommand {}

    /** Asks for the word. Answered by {@code request.done}. */
    @JsonTypeName("call.raiseHand")
    record RaiseHand(String id, CallId callId) implements CallCommand {}

    /** Lowers one's own hand, or as a host that of another. Answered by {@code request.done}. */
    @JsonTypeName("call.lowerHand")
    record LowerHand(String id, CallId callId, Person person) implements CallCommand {}

    /** Shows all participants a reaction for a moment. Answered by {@code request.done}. */
    @JsonTypeName("call.react")
    record React(String id, CallId callId, CallReaction reaction) implements CallCommand {}

    /**
     * Records the call from now on: whoever may record calls of its place, in one that was started without encryption. Whoever
     * starts it agrees to be recorded; of each other participant nothing is written before {@code call.agreeToRecording}.
     * Answered by {@code request.done}.
     */
    @JsonTypeName("call.startRecording")
    record StartRecording(String id, CallId callId) implements CallCommand {}

    /** Ends the recording: who has started it, or may record calls of the place. Answered by {@code request.done}. */
    @JsonTypeName("call.stopRecording")
    record StopRecording(String id, CallId callId) implements CallCommand {}

    /** Agrees to be recorded until one leaves the call, or the recording ends. Answered by {@code request.done}. */
    @JsonTypeName("call.agreeToRecording")
    record AgreeToRecording(String id, CallId callId, RecordingId recordingId) implements CallCommand {}

    /** Tells how good the call was so far; the last report stands in the history. Answered by {@code request.done}. */
    @JsonTypeName("call.reportQuality")
    record ReportQuality(String id, CallId callId, CallQuality quality) implements CallCommand {}

    /**
     * Tells others that one cannot hear them, and when one hears them again; to be said again each 5 s while it lasts.
     * Answered by {@code request.done}.
     *
     * @param unheard with {@code heardAgain} at most 200, none of them twice, and not oneself
     */
    @JsonTypeName("call.reportHearing")
    record ReportHearing(
        String id,
        CallId callId,
        List<Person> unheard,
        List<Person> heardAgain
    ) implements CallCommand {
        public ReportHearing {
            unheard = List.copyOf(unheard);
            heardAgain = List.copyOf(heardAgain);
        }
    }

    /**
     * Asks another participant, who is the one of the two to make offers, for one: the way of the media is broken, the
     * network has changed, or the page was reloaded. Answered by {@code request.done}.
     *
     * @param fresh the offer of a new peer connection is wanted; otherwise one that restarts ICE
     */
    @JsonTypeName("call.restart")
    record AskRestart(String id, CallId callId, PeerAddress to, boolean fresh) implements CallCommand {}

    /**
     * Hands a session description to another participant or to the router (RFC 8829). Answered by {@code request.done}.
     *
     * @param to the other participant's connection, or {@code router}
     * @param sdp at most 100,000 characters
     * @param sections which of one's tracks each of its media sections is for, or whose track one wants to receive there of
     *     the router, by mid
     */
    @JsonTypeName("call.offer")
    record SendOffer(
        String id,
        CallId callId,
        PeerAddress to,
        String sdp,
        List<Section> sections
    ) implements CallCommand {}

    /** Answers an offer; as {@link SendOffer}. */
    @JsonTypeName("call.answer")
    record SendAnswer(
        String id,
        CallId callId,
        PeerAddress to,
        String sdp,
        List<Section> sections
    ) implements CallCommand {}

    /**
     * Hands the key of one's media to devices of other participants, encrypted for each. Answered by {@code request.done}.
     *
     * @param keys 1 to 200; one for somebody who has left meanwhile goes nowhere
     */
    @JsonTypeName("call.sendKeys")
    record SendKeys(String id, CallId callId, List<SealedKey> keys) implements CallCommand {
        public SendKeys {
            keys = List.copyOf(keys);
        }
    }

    /** Asks another participant for the key of their media once more. Answered by {@code request.done}. */
    @JsonTypeName("call.askKey")
    record AskKey(String id, CallId callId, PeerAddress to) implements CallCommand {}

    /** Hands an ICE candidate to another participant or to the router (RFC 8838). Answered by {@code request.done}. */
    @JsonTypeName("call.candidate")
    record SendCandidate(String id, CallId callId, PeerAddress to, IceCandidate candidate) implements CallCommand {}
}
