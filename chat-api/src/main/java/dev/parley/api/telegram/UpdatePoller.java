package dev.parley.api.telegram;

import java.time.Duration;
import lombok.RequiredArgsConstructor;

/** Asks Telegram what is new. Telegram counts as done with what is before the next that is asked for. */
@RequiredArgsConstructor
class UpdatePoller {

    private static final Duration IDLE = Duration.ofMillis(250);
    private static final long FROM_THE_FIRST = 0;

    private final PollingLease lease;
    private final BotApiClient client;
    private final Outbox outbox;
    private final UpdateHandler handler;
    private long next = FROM_THE_FIRST;

    /** Hears once; returns when to do it again: not at once where there was nothing, as Telegram may not have waited. An update that could not be handled is handed out again. */
    Duration poll() {
        if (!lease.isHeld()) {
            next = FROM_THE_FIRST;
            return IDLE;
        }
        if (outbox.isFull()) {
            return IDLE;
        }
        client.username();
        var updates = client.updates(next);
        for (var update : updates) {
            if (!lease.isHeld()) {
                return IDLE;
            }
            handler.handle(update);
            next = update.updateId() + 1;
        }
        return updates.isEmpty() ? IDLE : Duration.ZERO;
    }
}
