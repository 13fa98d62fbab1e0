package dev.parley.api.telegram;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.SmartLifecycle;

/** The bot as it runs: gets the lease, hears, sends, and settles what is due. */
@Slf4j
@RequiredArgsConstructor
class Bot implements SmartLifecycle {

    private final PollingLease lease;
    private final UpdatePoller poller;
    private final OutboxSender sender;
    private final QuestionUpkeep upkeep;
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile List<Loop> loops = List.of();

    @Override
    public synchronized void start() {
        loops = List.of(
            Loop.start("keeping the lease", lease::renew, this::refused),
            Loop.start("hearing", poller::poll, this::refused),
            Loop.start("sending", sender::send, this::refused),
            Loop.start("looking after questions", upkeep::look, this::refused)
        );
    }

    private void refused(BotApiException refusal) {
        if (refused.compareAndSet(false, true)) {
            log.error(
                "Telegram refuses PARLEY_TELEGRAM_TOKEN ({}). The bot is off until Parley is started again.",
                refusal.getMessage()
            );
            Thread.ofVirtual().start(this::stop);
        }
    }

    @Override
    public synchronized void stop() {
        var running = loops;
        loops = List.of();
        running.forEach(Loop::stop);
        if (!running.isEmpty()) {
            try {
                lease.release();
            } catch (RuntimeException redisAway) {
                log.debug("The lease runs out by itself: {}", redisAway.toString());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
