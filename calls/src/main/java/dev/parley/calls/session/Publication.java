package dev.parley.calls.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a participant publishes, all of it.
 *
 * @param version of the call's tracks when it last changed; 0 where the participant has not said anything yet
 * @param device by which the participant's media can be encrypted between devices; null where its browser cannot do that,
 *     and where the participant has not said anything yet
 */
public record Publication(long version, List<Track> tracks, @Nullable DeviceKeys device) {
    public Publication {
        tracks = List.copyOf(tracks);
    }

    /** Whether there is a microphone that is not muted. */
    public boolean isHeard() {
        return tracks.stream().anyMatch(track -> track.source() == TrackSource.MICROPHONE && !track.muted());
    }

    static Publication atStartOf(CallKind kind) {
        return new Publication(0, Track.atStartOf(kind), null);
    }
}
