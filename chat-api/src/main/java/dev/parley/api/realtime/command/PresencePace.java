package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.realtime.connection.Connection;
import io.github.bucket4j.Bucket;
import org.springframework.stereotype.Component;

/** How often a connection may change what it watches and say that its user types. */
@Component
class PresencePace {

    private static final Pace WATCHES = new Pace("watches", 2, 20);
    private static final Pace TYPING = new Pace("typing", 1, 5);

    private final LoadingCache<Connection, Bucket> watching = perConnection(WATCHES);
    private final LoadingCache<Connection, Bucket> typing = perConnection(TYPING);

    /** Twice a second, and 20 times at once. @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void requireWatching(Connection from) {
        WATCHES.require(watching.get(from));
    }

    /** Once a second, and 5 times at once. @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void requireTyping(Connection from) {
        TYPING.require(typing.get(from));
    }

    private static LoadingCache<Connection, Bucket> perConnection(Pace pace) {
        return Caffeine.newBuilder()
            .weakKeys()
            .build(_ -> pace.begin());
    }
}
