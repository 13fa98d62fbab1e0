package dev.parley.chat.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import io.lettuce.core.RedisCommandExecutionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.redis.RedisSystemException;

class DiskFullTest {

    static Stream<Throwable> ofAFullDisk() {
        var mongo = new MongoException(DiskFull.MONGO_CODE, "The disk is full");
        return Stream.of(
            mongo,
            new UncategorizedMongoDbException("The disk is full", mongo),
            new UncheckedIOException(new FileSystemException("/tmp/x", null, "No space left on device")),
            new IOException("Disk quota exceeded"),
            new RedisSystemException(
                "Error in execution",
                new RedisCommandExecutionException("MISCONF Errors writing to the AOF file: No space left on device")
            )
        );
    }

    @ParameterizedTest
    @MethodSource("ofAFullDisk")
    void findsWhatTheStoresAndTheSystemSayOfAFullDisk(Throwable failure) {
        assertThat(DiskFull.caused(failure)).isTrue();
    }

    static Stream<Throwable> ofSomethingElse() {
        var cyclic = new IllegalStateException("cyclic");
        cyclic.initCause(new IllegalStateException(cyclic));
        return Stream.of(
            new MongoException(8, "No space left on device"),
            new IOException("Broken pipe"),
            new RedisCommandExecutionException("OOM command not allowed"),
            // What a user has written may be in a message of ours.
            new IllegalArgumentException("No space left on device"),
            cyclic
        );
    }

    @ParameterizedTest
    @MethodSource("ofSomethingElse")
    void takesNothingElseForOne(Throwable failure) {
        assertThat(DiskFull.caused(failure)).isFalse();
    }
}
