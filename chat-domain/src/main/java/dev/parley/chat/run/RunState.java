package dev.parley.chat.run;

/** How a run stands for the one who has begun it. */
public enum RunState {
    WAITING,
    ANSWERED,
    /** The bot did not answer in time. */
    UNANSWERED,
}
