package dev.parley.api.realtime.command;

import dev.parley.api.realtime.connection.Connection;
import org.springframework.stereotype.Component;

/** How often a connection may ask the router of its call for something. */
@Component
class CallPace {

    private final FramePace subscribing = new FramePace("subscriptions", 20, 5);
    private final FramePace offering = new FramePace("offers", 20, 5);

    /** Five times a second, and 20 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireSubscribing(Connection from) {
        subscribing.require(from);
    }

    /** As {@link #requireSubscribing}. Refuses with {@code RATE_LIMITED}. */
    void requireOffering(Connection from) {
        offering.require(from);
    }
}
