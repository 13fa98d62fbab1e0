package dev.parley.calls.media.forwarding;

import java.util.Arrays;
import java.util.Optional;

/** The RTP header extensions that are understood, with the ids that the router gives them in what it sends. */
public enum HeaderExtension {
    /** How loud a packet is (RFC 6464). */
    AUDIO_LEVEL(1, "urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    /** How a camera is held (3GPP TS 26.114). */
    ORIENTATION(2, "urn:3gpp:video-orientation"),
    TRANSPORT_SEQUENCE(3, "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
    /** Which section of the description a packet belongs to (RFC 9143). */
    MID(4, "urn:ietf:params:rtp-hdrext:sdes:mid"),
    /** Which layer a packet belongs to (RFC 8852). */
    RID(5, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
    REPAIRED_RID(6, "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id");

    private final int id;
    private final String uri;

    HeaderExtension(int id, String uri) {
        this.id = id;
        this.uri = uri;
    }

    public int id() {
        return id;
    }

    public String uri() {
        return uri;
    }

    public static Optional<HeaderExtension> of(String uri) {
        return Arrays.stream(values())
            .filter(each -> each.uri.equals(uri))
            .findFirst();
    }
}
