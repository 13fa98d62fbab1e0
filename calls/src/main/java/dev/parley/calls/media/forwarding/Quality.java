package dev.parley.calls.media.forwarding;

/**
 * In what quality a track can be sent on: all of one of its sources, or what of a scalable one is needed up to a spatial layer.
 *
 * @param spatial the highest layer that is needed, from 0; {@link #WHOLE} for all of a source that is not scalable
 */
record Quality(IncomingLayer source, int spatial) {
    static final int WHOLE = -1;

    /** How many pixels high its picture is; 0 for sound, and before it is known. */
    int height() {
        return source.height(spatial);
    }
}
