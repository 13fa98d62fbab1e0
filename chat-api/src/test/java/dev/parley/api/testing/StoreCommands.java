package dev.parley.api.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a node asks of MongoDB. */
final class StoreCommands implements CommandListener {

    private final AtomicLong started = new AtomicLong();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        started.incrementAndGet();
    }

    long count() {
        return started.get();
    }
}
