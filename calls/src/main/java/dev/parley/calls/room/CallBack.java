package dev.parley.calls.room;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom the end of a room is told.
 *
 * @param attempts how often that was tried
 * @param next when it is tried next; null before the end, and when nothing more is to be tried
 * @param deliveredAt when the receiver has taken it; null while it has not
 */
public record CallBack(URI target, int attempts, @Nullable Instant next, @Nullable Instant deliveredAt) {
    public static CallBack to(URI target) {
        return new CallBack(target, 0, null, null);
    }

    CallBack dueAt(Instant first) {
        return new CallBack(target, attempts, first, deliveredAt);
    }

    CallBack delivered(Instant now) {
        return new CallBack(target, attempts + 1, null, now);
    }

    /** @param again null for never */
    CallBack failed(@Nullable Instant again) {
        return new CallBack(target, attempts + 1, again, null);
    }
}
