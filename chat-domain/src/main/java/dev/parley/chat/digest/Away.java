package dev.parley.chat.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Since when somebody has to be away to be sent a digest. */
final class Away {

    /** Who has left later than that may come back at once and see for themselves. */
    static final Duration ENOUGH = Duration.ofMinutes(15);

    /** After which somebody who is there is looked for once more. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private Away() {}

    /**
     * Until when a digest waits; empty where it need not.
     *
     * @param inUse whether a page of the user is in use, on any device
     * @param lastSeen when the last of their pages was closed, if ever
     */
    static Optional<Instant> notBefore(Instant now, boolean inUse, Optional<Instant> lastSeen) {
        return inUse
            ? Optional.of(now.plus(LOOK_AGAIN))
            : lastSeen.map(seen -> seen.plus(ENOUGH)).filter(until -> until.isAfter(now));
    }
}
