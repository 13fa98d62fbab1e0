package dev.parley.calls.session;

import java.util.List;

/**
 * Sound or a picture that a participant publishes.
 *
 * @param id the publisher's own name for it, 1 to {@value #ID_MAX} characters, unique among the publisher's tracks
 * @param muted whether nothing is to be heard or seen of it for now
 */
public record Track(String id, TrackSource source, boolean muted) {
    public static final int ID_MAX = 64;
    /** Of one participant. */
    public static final int MAX = 16;

    /** @throws IllegalArgumentException for an id that is out of bounds */
    public Track {
        if (id.isBlank() || id.length() > ID_MAX) {
            throw new IllegalArgumentException("the id of a track must have 1 to " + ID_MAX + " characters");
        }
    }

    boolean showsCamera() {
        return source == TrackSource.CAMERA && !muted;
    }

    /** What a participant of such a call is taken to publish who has not said anything else yet. */
    public static List<Track> atStartOf(CallKind kind) {
        var microphone = new Track("microphone", TrackSource.MICROPHONE, false);
        return switch (kind) {
            case VOICE -> List.of(microphone);
            case VIDEO -> List.of(microphone, new Track("camera", TrackSource.CAMERA, false));
        };
    }
}
