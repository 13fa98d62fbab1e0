package dev.parley.api.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;

/** Does something again and again, on a thread of its own, until it is stopped or Telegram refuses the token. */
@Slf4j
final class Loop {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is done once. */
    @FunctionalInterface
    interface Round {
        /** Returns after how long it is to be done again. */
        Duration run();
    }

    private final String name;
    private final Round round;
    private final Consumer<BotApiException> whenRefused;
    private final BackOff backOff = new BackOff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    private Loop(String name, Round round, Consumer<BotApiException> whenRefused) {
        this.name = name;
        this.round = round;
        this.whenRefused = whenRefused;
        thread = Thread.ofVirtual()
            .name("telegram-" + name)
            .unstarted(this::go);
    }

    /** @param name what it does, for the log */
    static Loop start(String name, Round round, Consumer<BotApiException> whenRefused) {
        var loop = new Loop(name, round, whenRefused);
        loop.thread.start();
        return loop;
    }

    private void go() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = tryRound();
            }
        } catch (BotApiException refusal) {
            whenRefused.accept(refusal);
        } catch (InterruptedException _) {
            // It is being stopped.
        }
    }

    private Duration tryRound() {
        try {
            var pause = round.run();
            succeeded();
            return pause;
        } catch (BotApiException failure) {
            if (failure.isOfToken()) {
                throw failure;
            }
            return failed(failure, failure.retryAfter());
        } catch (RuntimeException failure) {
            return failed(failure, Duration.ZERO);
        }
    }

    private void succeeded() {
        if (failing) {
            log.info("Telegram: {} again", name);
        }
        failing = false;
        backOff.reset();
    }

    /** @param atLeast as Telegram has asked for; zero where it has not */
    private Duration failed(RuntimeException failure, Duration atLeast) {
        var pause = atLeast.isPositive() ? atLeast : backOff.next();
        if (stopping.getCount() > 0) {
            if (failing) {
                log.debug("Telegram: {} fails, next try in {}", name, pause, failure);
            } else {
                log.warn("Telegram: {} fails, next try in {}: {}", name, pause, failure.toString());
            }
        }
        failing = true;
        return pause;
    }

    /** Ends it, whatever it waits for. */
    void stop() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
