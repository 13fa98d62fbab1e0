package dev.parley.chat.redis;

import io.lettuce.core.RedisException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.RedisSystemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Several commands to Redis that are sent without waiting in between, each to the node of the cluster that has its key.
 * They are carried out in any order. The failure of one is the failure of all, though others may have been carried out.
 */
public final class RedisBatch {

    private static final int AT_ONCE = 256;

    private RedisBatch() {}

    /**
     * Sends them and waits until all are answered.
     *
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public static void run(List<? extends Mono<?>> commands) {
        await(Flux.fromIterable(commands).flatMap(Function.identity(), AT_ONCE).then());
    }

    /**
     * Sends them and returns their answers in the same order, empty where the answer is nothing.
     *
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public static <T> List<Optional<T>> ask(List<Mono<T>> commands) {
        var answers = commands
            .stream()
            .map(command -> command.map(Optional::of).defaultIfEmpty(Optional.empty()))
            .toList();
        return Objects.requireNonNull(await(Flux.mergeSequential(answers, AT_ONCE, 1).collectList()));
    }

    /** The client's own exceptions reach reactive callers untranslated, where everybody looks for Spring's. */
    private static <T> @Nullable T await(Mono<T> answers) {
        try {
            return answers.block();
        } catch (RedisException away) {
            throw new RedisSystemException("Redis does not answer", away);
        }
    }
}
