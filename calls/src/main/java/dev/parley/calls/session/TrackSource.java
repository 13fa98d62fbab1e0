package dev.parley.calls.session;

/** What a track is taken from. */
public enum TrackSource {
    MICROPHONE,
    CAMERA,
    SCREEN,
    SCREEN_SOUND,
}
