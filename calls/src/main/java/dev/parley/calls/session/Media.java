package dev.parley.calls.session;

/**
 * What a participant sends.
 *
 * @param screen whether a screen, a window or a tab is shared
 */
public record Media(boolean microphone, boolean camera, boolean screen) {
    /** What a call of this kind starts with. */
    static Media atStartOf(CallKind kind) {
        return new Media(true, kind == CallKind.VIDEO, false);
    }
}
