package dev.parley.chat.run;

/** Who sees an answer. */
public enum AnswerVisibility {
    /** The whole chat: it is a message. */
    ALL,
    /** Who has run the command, and nobody else: a private answer. */
    ONE,
}
