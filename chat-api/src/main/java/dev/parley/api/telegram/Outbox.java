package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/** What waits to be sent, in Redis: it survives the node, and Telegram's absence. It is filled by {@link Steps}. */
@RequiredArgsConstructor
class Outbox {

    /** How long whoever has taken something has to send it, before it is taken again. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    /** With so many waiting, nothing new is heard. */
    private static final int FULL = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TAKE = Keys.script("take.lua", List.class);

    private final StringRedisTemplate redis;
    private final Clock clock;

    /**
     * Something to be sent.
     *
     * @param until when it would come too late
     * @param question which it puts, and without which it is not to be sent; null for none
     */
    record Entry(Outgoing outgoing, Instant until, @Nullable QuestionRef question) {
        static Entry of(Outgoing outgoing, Instant until) {
            return new Entry(outgoing, until, null);
        }
    }

    /** @param since since when it waits, in ms; it says its place among the others */
    record Taken(String id, Entry entry, double since) {
        private static Taken of(List<?> found) {
            return new Taken(
                found.get(0).toString(),
                JSON.readValue(found.get(1).toString(), Entry.class),
                Double.parseDouble(found.get(2).toString())
            );
        }
    }

    static String write(Entry entry) {
        return JSON.writeValueAsString(entry);
    }

    boolean isFull() {
        return Objects.requireNonNullElse(redis.opsForZSet().size(Keys.OUTBOX), 0L) >= FULL;
    }

    /** The first that waits, for this node. */
    Optional<Taken> take() {
        var now = clock.instant();
        List<?> taken = redis.execute(
            TAKE,
            List.of(Keys.OUTBOX, Keys.OUTBOX_TEXTS),
            Long.toString(now.toEpochMilli()),
            Long.toString(now.plus(CLAIM).toEpochMilli())
        );
        return taken.isEmpty() ? Optional.empty() : Optional.of(Taken.of(taken));
    }

    /** It is sent, or not to be sent any more. */
    void remove(Taken taken) {
        redis.opsForZSet().remove(Keys.OUTBOX, taken.id());
        redis.opsForHash().delete(Keys.OUTBOX_TEXTS, taken.id());
    }

    /** It could not be sent, and waits on, before all that came later. */
    void putBack(Taken taken) {
        redis.opsForZSet().add(Keys.OUTBOX, taken.id(), taken.since());
    }
}
