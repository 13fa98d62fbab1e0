package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * All that changes by one cause, in one go: a question, and what is to be sent. A cause has its step once, however often it
 * comes and on however many nodes at a time.
 */
@RequiredArgsConstructor
class Steps {

    /** Longer than Telegram repeats an update (24 h) and the end of a room is told (24 h). */
    private static final Duration REMEMBERED = Duration.ofDays(3);
    private static final Duration KEPT_AFTER = Duration.ofDays(1);
    private static final int TRIES = 20;
    private static final RedisScript<String> STEP = Keys.script("step.lua", String.class);

    private final StringRedisTemplate redis;
    private final Clock clock;

    /**
     * Another state of the question of an asker.
     *
     * @param before as it stood; empty for none
     * @param after null for none any more
     */
    record Change(long askerId, String before, @Nullable Question after) {
        static Change opened(Question question) {
            return new Change(question.asker().id(), "", question);
        }

        static Change of(Questions.Found found, Question after) {
            return new Change(after.asker().id(), found.stored(), after);
        }

        static Change settled(Questions.Found found) {
            return new Change(found.question().asker().id(), found.stored(), null);
        }
    }

    record Step(@Nullable Change change, List<Outbox.Entry> sends) {
        static Step of(@Nullable Change change, Outbox.Entry... sends) {
            return new Step(change, List.of(sends));
        }
    }

    /** What a step is made of, as things stand now. */
    @FunctionalInterface
    interface Decision {
        Step decide();
    }

    boolean isDone(String cause) {
        return Boolean.TRUE.equals(redis.hasKey(Keys.done(cause)));
    }

    /**
     * Takes the step of a cause, unless it was taken.
     *
     * @param decision asked again where the question has changed meanwhile
     */
    void take(String cause, Decision decision) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (!"changed".equals(tryTake(cause, decision.decide()))) {
                return;
            }
        }
        throw new ConcurrencyFailureException("A question changes all the time");
    }

    private @Nullable String tryTake(String cause, Step step) {
        var change = step.change();
        var keys = List.of(
            Keys.done(cause),
            Keys.question(change == null ? 0 : change.askerId()),
            Keys.DUE,
            Keys.OUTBOX,
            Keys.OUTBOX_TEXTS
        );
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(REMEMBERED.toMillis()));
        arguments.add(Long.toString(clock.millis()));
        addChange(change, arguments);
        int number = 0;
        for (var entry : step.sends()) {
            arguments.add(cause + "/" + number++);
            arguments.add(Outbox.write(entry));
        }
        return redis.execute(STEP, keys, arguments.toArray());
    }

    private void addChange(@Nullable Change change, List<String> arguments) {
        if (change == null) {
            arguments.addAll(List.of("", "", "", "", ""));
            return;
        }
        arguments.add(Long.toString(change.askerId()));
        arguments.add(change.before());
        if (change.after() instanceof Question after) {
            arguments.add(Questions.write(after));
            arguments.add(Long.toString(lifetime(after).toMillis()));
            arguments.add(Long.toString(after.dueAt().toEpochMilli()));
        } else {
            arguments.addAll(List.of("", "", ""));
        }
    }

    private Duration lifetime(Question question) {
        return Duration.between(clock.instant(), question.expiresAt()).plus(KEPT_AFTER);
    }
}
