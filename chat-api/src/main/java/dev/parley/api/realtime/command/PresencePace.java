package dev.parley.api.realtime.command;

import dev.parley.api.realtime.connection.Connection;
import org.springframework.stereotype.Component;

/** How often a connection may change what it watches and say that its user types. */
@Component
class PresencePace {

    private final FramePace watching = new FramePace("watches", 20, 2);
    private final FramePace typing = new FramePace("typing", 5, 1);

    /** Twice a second, and 20 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireWatching(Connection from) {
        watching.require(from);
    }

    /** Once a second, and 5 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireTyping(Connection from) {
        typing.require(from);
    }
}
