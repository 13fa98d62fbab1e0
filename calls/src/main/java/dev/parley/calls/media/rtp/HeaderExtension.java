package dev.parley.calls.media.rtp;

import java.util.Arrays;
import java.util.Optional;

/** The RTP header extensions that are understood; each browser gives them ids of its own. */
public enum HeaderExtension {
    /** How loud a packet is (RFC 6464). */
    AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    TRANSPORT_SEQUENCE("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
    /** Which section of the description a packet belongs to (RFC 9143). */
    MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
    /** Which layer a packet belongs to (RFC 8852). */
    RID("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
    REPAIRED_RID("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
    /** How a frame of scalable video depends on others: {@link DependencyDescriptor}. */
    DEPENDENCIES("https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension");

    private final String uri;

    HeaderExtension(String uri) {
        this.uri = uri;
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
