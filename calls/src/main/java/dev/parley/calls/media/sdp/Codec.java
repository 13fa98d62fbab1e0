package dev.parley.calls.media.sdp;

import dev.parley.calls.media.rtp.MediaKind;

/** The one codec of each kind that is forwarded; each browser has both (RFC 7874, RFC 7742). */
enum Codec {
    OPUS(MediaKind.AUDIO, "opus/48000/2"),
    VP8(MediaKind.VIDEO, "VP8/90000");

    private final MediaKind kind;
    private final String encoding;

    Codec(MediaKind kind, String encoding) {
        this.kind = kind;
        this.encoding = encoding;
    }

    String encoding() {
        return encoding;
    }

    static Codec of(MediaKind kind) {
        return kind == MediaKind.AUDIO ? OPUS : VP8;
    }

    MediaKind kind() {
        return kind;
    }
}
