package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.MediaKind;

/** The one codec of each kind that is forwarded; each browser has both (RFC 7874, RFC 7742). */
enum Codec {
    OPUS("opus/48000/2"),
    VP8("VP8/90000");

    private final String encoding;

    Codec(String encoding) {
        this.encoding = encoding;
    }

    String encoding() {
        return encoding;
    }

    static Codec of(MediaKind kind) {
        return kind == MediaKind.AUDIO ? OPUS : VP8;
    }
}
