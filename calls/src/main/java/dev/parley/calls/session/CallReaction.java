package dev.parley.calls.session;

/** What participants may show to all others for a moment. */
public enum CallReaction {
    THUMBS_UP,
    HEART,
    CLAP,
    LAUGH,
    SURPRISE,
    CELEBRATE,
    SAD,
    THINK,
}
