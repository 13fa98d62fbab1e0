package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.MediaKind;
import org.jspecify.annotations.Nullable;

/** The codecs that are forwarded. Each browser has the first two (RFC 7874, RFC 7742). */
enum Codec {
    OPUS("opus/48000/2"),
    VP8("VP8/90000"),
    /** In layers that one source sends together. */
    VP9("VP9/90000");

    private final String encoding;

    Codec(String encoding) {
        this.encoding = encoding;
    }

    String encoding() {
        return encoding;
    }

    /** The one that everybody has. */
    static Codec of(@Nullable MediaKind kind) {
        return kind == MediaKind.AUDIO ? OPUS : VP8;
    }
}
