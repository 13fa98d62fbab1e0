package dev.parley.api.telegram;

import dev.parley.calls.session.CallKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody agrees to a call. An asker has one at a time; with its answer it is gone.
 *
 * @param expiresAt when it is too late: to agree, and after that to make the call
 * @param messageId by which it was put; null until it was
 */
record Question(
    String id,
    TelegramPerson asker,
    TelegramPerson asked,
    CallKind kind,
    Instant expiresAt,
    State state,
    @Nullable Long messageId
) {
    enum State {
        OPEN,
        /** Yes was said, and the links are to be sent. */
        AGREED,
    }

    boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** When it is to be looked at: when it is too late, or as soon as there is something to do. */
    Instant dueAt() {
        return state == State.OPEN ? expiresAt : Instant.EPOCH;
    }

    /** @param until when making the call is given up */
    Question agreed(Instant until) {
        return new Question(id, asker, asked, kind, until, State.AGREED, messageId);
    }

    Question put(long message) {
        return new Question(id, asker, asked, kind, expiresAt, state, message);
    }
}
