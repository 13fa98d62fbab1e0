package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;

/** Counts tries of passcodes. */
@FunctionalInterface
public interface PasscodeGuard {
    /** A try that is counted unless it says otherwise. */
    @FunctionalInterface
    interface Attempt {
        /** The passcode was right: the try does not count. */
        void succeeded();
    }

    /**
     * @param source where the try comes from
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED}
     */
    Attempt begin(MeetingId meeting, String source);
}
