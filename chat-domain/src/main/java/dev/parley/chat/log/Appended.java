package dev.parley.chat.log;

import org.jspecify.annotations.Nullable;

/**
 * The result of an append.
 *
 * @param written the event: just now, or when the same was asked for before; null where there was nothing to append
 * @param repeated whether the same was asked for before
 */
public record Appended(@Nullable LoggedEvent written, boolean repeated) {
    /** The event, of an append that always has one. */
    public LoggedEvent event() {
        if (written == null) {
            throw new IllegalStateException("nothing was appended");
        }
        return written;
    }
}
