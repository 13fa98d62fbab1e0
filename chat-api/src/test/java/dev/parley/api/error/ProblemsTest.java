package dev.parley.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Problems problems = new Problems(() -> "c1");

    @Test
    void tellsNothingOfAnUnknownFailureButHowToFindIt() {
        assertThat(problems.of(new IllegalStateException("secret"))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(problem.details()).isEmpty();
            assertThat(problem.correlationId()).isEqualTo("c1");
        });
    }

    @Test
    void letsClientsTryAgainElsewhereWhatFailsBecauseTheNodeStops() {
        problems.stop();

        assertThat(problems.of(new IllegalStateException("state should be: open")).code()).isEqualTo(
            ErrorCode.UNAVAILABLE
        );
        assertThat(problems.of(new ParleyException(ErrorCode.FORBIDDEN)).code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void letsClientsTryAgainWhileAStoreIsAway() {
        var away = new MongoSocketReadException("Prematurely reached end of stream", new ServerAddress());

        assertThat(problems.of(away).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
