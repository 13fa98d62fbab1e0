package dev.parley.calls.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two ends of a peer connection tell each other; for participants the server hands it on and does not read it. */
public sealed interface Signal {
    /**
     * Asks the other one, who alone makes offers, for an offer.
     *
     * @param fresh of a new peer connection; otherwise one that restarts ICE (RFC 8839, section 4.4.1.1)
     */
    record Restart(boolean fresh) implements Signal {}

    /**
     * From the router alone: another node has it from now on. The former one goes on for some seconds, so that the participant
     * makes a second connection to the router, and leaves the present one once everything comes by that.
     *
     * @param leaving the certificate of the former one, as {@code a=fingerprint} of its answers names it: whose connection is
     *     with another one has moved already
     */
    record Move(String leaving) implements Signal {}

    /** @param box a key for the receiver's device alone, see {@link SealedKey} */
    record Key(String box) implements Signal {}

    /** Asks for the key once more, as media have come that the present ones do not open. */
    record KeyWanted() implements Signal {}

    /**
     * @param sdp a session description (RFC 8829), at most 100,000 characters
     * @param sections what its media sections send
     */
    record Offer(String sdp, List<Section> sections) implements Signal {
        public Offer {
            sections = List.copyOf(sections);
        }
    }

    /** As {@link Offer}. */
    record Answer(String sdp, List<Section> sections) implements Signal {
        public Answer {
            sections = List.copyOf(sections);
        }
    }

    /**
     * An ICE candidate as the browser's {@code RTCIceCandidate.toJSON()} gives it; an empty {@code candidate} ends the
     * list.
     *
     * @param candidate at most 2,000 characters
     */
    record Candidate(
        String candidate,
        @Nullable String sdpMid,
        @Nullable Integer sdpMLineIndex,
        @Nullable String usernameFragment
    ) implements Signal {}
}
