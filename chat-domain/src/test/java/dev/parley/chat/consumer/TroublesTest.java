package dev.parley.chat.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import dev.parley.chat.consumer.Troubles.UnreadableException;
import dev.parley.chat.error.DiskFull;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** When a consumer tries again, and when it gives up. */
class TroublesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final int MOST = 100;

    private final Troubles troubles = new Troubles();
    private final FollowedChat chat = new FollowedChat(new ChatId("01m7y4h3xb53xn5xcnam4hzc7j"), NOW);
    private final FollowedChat other = new FollowedChat(new ChatId("01m7y4h3xb53xn5xcnam4hzc7k"), NOW);

    @Test
    void waitsTwiceAsLongEachTimeForThatChatAlone() {
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64)) {
            assertThat(troubles.failed(chat, new IllegalStateException(), NOW)).isFalse();
            assertThat(troubles.isDue(chat, after(seconds).minusMillis(1))).isFalse();
            assertThat(troubles.isDue(chat, after(seconds))).isTrue();
            assertThat(troubles.isDue(other, NOW)).isTrue();
        }
    }

    @Test
    void givesUpAtTheEighthTimeInVain() {
        for (int i = 1; i < 8; i++) {
            assertThat(troubles.failed(chat, new IllegalStateException(), NOW)).isFalse();
        }
        assertThat(troubles.failed(chat, new IllegalStateException(), NOW)).isTrue();
    }

    static List<RuntimeException> outages() {
        return List.of(
            new MongoTimeoutException("away"),
            new DataAccessResourceFailureException("away"),
            new ParleyException(ErrorCode.UNAVAILABLE),
            new MongoException(DiskFull.MONGO_CODE, "The disk is full"),
            new IllegalStateException(new MongoTimeoutException("away")),
            new UnreadableException(new IllegalArgumentException("of a newer node"))
        );
    }

    @ParameterizedTest
    @MethodSource("outages")
    void givesUpNothingForWhatIsNoFaultOfTheChat(RuntimeException outage) {
        for (int i = 0; i < 100; i++) {
            assertThat(troubles.failed(chat, outage, NOW)).isFalse();
        }
        assertThat(troubles.isDue(chat, after(16))).isTrue();
    }

    @Test
    void triesOneEventAtATimeAndThenMoreAgain() {
        assertThat(troubles.limit(chat, MOST)).isEqualTo(MOST);
        troubles.failed(chat, new IllegalStateException(), NOW);
        for (int limit : List.of(1, 2, 4, 8, 16, 32, 64)) {
            assertThat(troubles.limit(chat, MOST)).isEqualTo(limit);
            troubles.progress(chat, MOST);
        }
        assertThat(troubles.limit(chat, MOST)).isEqualTo(MOST);
        assertThat(troubles.has(chat)).isFalse();
    }

    private static Instant after(int seconds) {
        return NOW.plus(Duration.ofSeconds(seconds));
    }
}
