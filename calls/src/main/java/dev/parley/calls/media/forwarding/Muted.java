package dev.parley.calls.media.forwarding;

import java.util.Set;

/**
 * What of a participant is sent to nobody, whatever comes.
 *
 * @param tracks by the participant's own names for them
 * @param voice whether whatever is described as a microphone is among it, by whatever name
 */
public record Muted(Set<String> tracks, boolean voice) {
    static final Muted NOTHING = new Muted(Set.of(), false);

    public Muted {
        tracks = Set.copyOf(tracks);
    }

    boolean covers(TrackName name, boolean isVoice) {
        return tracks.contains(name.track()) || (voice && isVoice);
    }
}
