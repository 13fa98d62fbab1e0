package dev.parley.calls.session;

import dev.parley.calls.place.Restraints;
import java.util.EnumSet;
import java.util.Set;

/** What a track is taken from. */
public enum TrackSource {
    MICROPHONE,
    CAMERA,
    SCREEN,
    SCREEN_SOUND;

    /** What is shared of a screen. */
    public static final Set<TrackSource> SHARED = Set.of(SCREEN, SCREEN_SOUND);

    /** Muted of whoever enters under these restraints. */
    static Set<TrackSource> heldBy(Restraints restraints) {
        var held = EnumSet.noneOf(TrackSource.class);
        if (restraints.entersMuted() || !restraints.mayUnmute()) {
            held.add(MICROPHONE);
        }
        if (!restraints.mayShare()) {
            held.addAll(SHARED);
        }
        return held;
    }

    /** Whether somebody under these restraints may not go on with it where it is muted. */
    boolean isKeptBy(Restraints restraints) {
        return this == MICROPHONE ? !restraints.mayUnmute() : SHARED.contains(this) && !restraints.mayShare();
    }
}
