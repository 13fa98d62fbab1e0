package dev.parley.api.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a node asks of MongoDB. */
final class StoreCommands implements CommandListener {

    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "findAndModify");

    private final AtomicLong writing = new AtomicLong();
    private final AtomicLong started = new AtomicLong();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        started.incrementAndGet();
        if (WRITING.contains(event.getCommandName())) {
            writing.incrementAndGet();
        }
    }

    long writes() {
        return writing.get();
    }

    long count() {
        return started.get();
    }
}
