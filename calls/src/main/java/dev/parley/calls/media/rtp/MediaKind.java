package dev.parley.calls.media.rtp;

/** Sound or picture, each with the clock of its one codec's timestamps (Opus: RFC 7587, video: RFC 7741). */
public enum MediaKind {
    AUDIO(48_000),
    VIDEO(90_000);

    private final int clockHz;

    MediaKind(int clockHz) {
        this.clockHz = clockHz;
    }

    public int clockHz() {
        return clockHz;
    }
}
