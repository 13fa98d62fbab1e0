package dev.parley.calls.session;

import java.util.List;

/**
 * What a participant publishes, all of it.
 *
 * @param version of the call's tracks when it last changed; 0 where the participant has not changed anything yet
 */
public record Publication(long version, List<Track> tracks) {
    public Publication {
        tracks = List.copyOf(tracks);
    }

    /** Whether there is a microphone that is not muted. */
    public boolean isHeard() {
        return tracks.stream().anyMatch(track -> track.source() == TrackSource.MICROPHONE && !track.muted());
    }

    static Publication atStartOf(CallKind kind) {
        return new Publication(0, Track.atStartOf(kind));
    }
}
