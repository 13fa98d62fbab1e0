package dev.parley.calls.signaling;

import dev.parley.calls.media.MediaRouter;
import dev.parley.calls.media.Subscription;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallPolicy;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.LiveCalls;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.SealedKey;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.Track;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands offers, answers and candidates from one participant's connection to another's, or to the router. */
@Service
@RequiredArgsConstructor
public class Signaling {

    static final int MAX_SDP = 100_000;
    static final int MAX_CANDIDATE = 2_000;

    /** With whom a participant has one peer connection for all. */
    static final int MAX_SECTIONS_TO_ROUTER = 200;

    /** RFC 8839 allows an ice-ufrag of 256 characters; a mid is a token of a few. */
    private static final int MAX_TOKEN = 256;

    /** {@code RTCIceCandidate.sdpMLineIndex} is an unsigned short. */
    private static final int MAX_LINE_INDEX = 65_535;

    /** The key in use, and the next one. */
    private static final int KEYS_FOR_ONE = 2;

    private final LiveCalls calls;
    private final CallPolicy policy;
    private final CallEvents events;
    private final MediaRouter router;

    /**
     * Hands the signal on. The live call is asked each time: whoever left it a moment ago neither sends nor receives.
     *
     * @param from the sender's own connection
     * @throws ParleyException {@code CALL_NOT_FOUND} unless both are participants of the live call by exactly these
     *     connections; {@code INVALID_REQUEST} for a signal out of bounds, and for the router where there is none
     */
    public void relay(CallId callId, Person person, ConnectionId from, PeerAddress to, Signal signal) {
        requireSane(signal, to);
        var call = find(callId);
        switch (to) {
            case PeerAddress.Participant(var connection) -> {
                var receiver = policy.requireRelay(call, person, from, connection);
                events.publish(signalled(callId, from, receiver, signal));
            }
            case PeerAddress.Router() -> {
                policy.requireSender(call, person, from);
                requireRouted(call);
                router.signal(callId, person, from, signal);
            }
        }
    }

    /**
     * Tells the router which pictures the participant shows from now on.
     *
     * @param from the participant's own connection
     * @throws ParleyException as for {@link #relay} to the router
     */
    public void subscribe(CallId callId, Person person, ConnectionId from, List<Subscription> shown) {
        requireSane(shown);
        var call = find(callId);
        policy.requireSender(call, person, from);
        requireRouted(call);
        router.subscribe(callId, person, shown);
    }

    /**
     * Hands keys to the devices they are for, unread. Who has left meanwhile gets none, and that is no fault of the sender.
     *
     * @param from the sender's own connection
     * @throws ParleyException {@code CALL_NOT_FOUND} unless the sender is a participant by exactly this connection; {@code
     *     INVALID_REQUEST} for too many or too long ones
     */
    public void sendKeys(CallId callId, Person person, ConnectionId from, List<SealedKey> keys) {
        if (keys.isEmpty() || keys.size() > SealedKey.MAX) {
            throw invalid("keys", "must be 1 to " + SealedKey.MAX);
        }
        keys.forEach(key -> requireBox(key.box()));
        requireFewForEach(keys);
        var call = find(callId);
        policy.requireSender(call, person, from);
        keys.forEach(key ->
            call
                .participantOn(key.to())
                .filter(receiver -> !receiver.connectionId().equals(from))
                .map(receiver -> signalled(callId, from, receiver, new Signal.Key(key.box())))
                .ifPresent(events::publish)
        );
    }

    private static CallEvent signalled(CallId callId, ConnectionId from, Call.Participant receiver, Signal signal) {
        return new CallEvent.Signalled(
            callId,
            PeerAddress.of(from),
            receiver.connectionId(),
            receiver.person(),
            signal
        );
    }

    /** Whoever gets very many frames at once is cut off. */
    private static void requireFewForEach(List<SealedKey> keys) {
        var counts = keys.stream().collect(Collectors.groupingBy(SealedKey::to, Collectors.counting()));
        if (
            counts
                .values()
                .stream()
                .anyMatch(count -> count > KEYS_FOR_ONE)
        ) {
            throw invalid("keys", "must be at most " + KEYS_FOR_ONE + " for one device");
        }
    }

    private static void requireBox(String box) {
        if (box.isBlank()) {
            throw invalid("box", "must not be empty");
        }
        requireLength("box", box, SealedKey.BOX_MAX);
    }

    private static void requireRouted(Call call) {
        if (call.mediaPath() != MediaPath.ROUTER) {
            throw invalid("to", "the media of this call go from browser to browser");
        }
    }

    private Call find(CallId callId) {
        return calls.find(callId).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    private static void requireSane(List<Subscription> shown) {
        if (shown.size() > Subscription.MAX) {
            throw invalid("tracks", "must be at most " + Subscription.MAX);
        }
        shown.forEach(each -> {
            requireLength("trackId", each.trackId(), Track.ID_MAX);
            if (each.maxHeight() < 0 || each.maxHeight() > Subscription.MAX_HEIGHT) {
                throw invalid("maxHeight", "must be from 0 to " + Subscription.MAX_HEIGHT);
            }
        });
    }

    private static void requireSane(Signal signal, PeerAddress to) {
        switch (signal) {
            case Signal.Restart _, Signal.Move _, Signal.KeyWanted _ -> {
                // Says nothing that could be too large.
            }
            case Signal.Key(var box) -> requireBox(box);
            case Signal.Offer(var sdp, var sections) -> requireDescription(sdp, sections, to);
            case Signal.Answer(var sdp, var sections) -> requireDescription(sdp, sections, to);
            case Signal.Candidate(var candidate, var mid, var lineIndex, var usernameFragment) -> {
                requireLength("candidate", candidate, MAX_CANDIDATE);
                requireLength("sdpMid", mid, MAX_TOKEN);
                requireLength("usernameFragment", usernameFragment, MAX_TOKEN);
                if (lineIndex != null && (lineIndex < 0 || lineIndex > MAX_LINE_INDEX)) {
                    throw invalid("sdpMLineIndex", "must be from 0 to " + MAX_LINE_INDEX);
                }
            }
        }
    }

    private static void requireDescription(String sdp, List<Section> sections, PeerAddress to) {
        if (sdp.isBlank()) {
            throw invalid("sdp", "must not be empty");
        }
        requireLength("sdp", sdp, MAX_SDP);
        int most = to instanceof PeerAddress.Router ? MAX_SECTIONS_TO_ROUTER : Track.MAX;
        if (sections.size() > most || sections.stream().map(Section::mid).distinct().count() < sections.size()) {
            throw invalid("sections", "must be at most " + most + ", each with a mid of its own");
        }
        sections.forEach(section -> {
            if (section.publisher() != null && !(to instanceof PeerAddress.Router)) {
                throw invalid("sections", "must be the sender's own tracks");
            }
            requireLength("sections", section.mid(), MAX_TOKEN);
            requireLength("sections", section.trackId(), Track.ID_MAX);
        });
    }

    private static void requireLength(String field, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw invalid(field, "must have at most " + max + " characters");
        }
    }

    private static ParleyException invalid(String field, String message) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, message));
    }
}
