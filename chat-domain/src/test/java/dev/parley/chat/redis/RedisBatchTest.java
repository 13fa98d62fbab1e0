package dev.parley.chat.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCommandTimeoutException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;

class RedisBatchTest {

    private static final Mono<String> UNANSWERED = Mono.error(new RedisCommandTimeoutException("2 seconds"));

    @Test
    void failsAsAnyUseOfAStoreThatIsAway() {
        assertThatThrownBy(() -> RedisBatch.ask(List.of(Mono.just("here"), UNANSWERED))).isInstanceOf(
            DataAccessException.class
        );
        assertThatThrownBy(() -> RedisBatch.run(List.of(UNANSWERED))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void keepsTheOrderOfTheAnswers() {
        assertThat(RedisBatch.ask(List.of(Mono.just("a"), Mono.<String>empty(), Mono.just("b")))).containsExactly(
            Optional.of("a"),
            Optional.empty(),
            Optional.of("b")
        );
    }
}
