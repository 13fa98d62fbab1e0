package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventWriter.Written;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The batches of many chats on their way to a store that answers when the test says so. */
class EventWriterTest {

    private static final UserId ANNA = new UserId("%026d".formatted(1));

    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final EventWriter writer = new EventWriter(events -> {
        var command = new Command(events, new CompletableFuture<>());
        commands.add(command);
        return command.written().orTimeout(15, TimeUnit.SECONDS).join();
    });

    private record Command(List<LoggedEvent> events, CompletableFuture<Written> written) {
        void answer(int durable, @Nullable RuntimeException failure) {
            written.complete(new Written(durable, failure));
        }
    }

    @Test
    void writesAtOnceWhileTheStoreHasRoomAndTogetherWhatGathersMeanwhile() {
        var one = write(1, 2);
        var first = command();
        var other = write(2, 1);
        var second = command();
        var third = write(3, 3);
        var fourth = write(4, 1);
        assertThat(first.events()).hasSize(2);
        assertThat(second.events()).hasSize(1);
        assertThat(commands).isEmpty();

        first.answer(2, null);
        assertThat(one.join()).isEqualTo(2);
        var gathered = command();
        assertThat(gathered.events()).hasSize(4);
        gathered.answer(4, null);
        second.answer(1, null);

        assertThat(third.join()).isEqualTo(3);
        assertThat(fourth.join()).isEqualTo(1);
        assertThat(other.join()).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsTakenEndsItsBatchAndTheOthersAreWritten() {
        var held = occupy();
        var before = write(1, 2);
        var conflicting = write(2, 3);
        var after = write(3, 1);
        free(held);

        var group = command();
        assertThat(chats(group)).containsExactly(1, 1, 2, 2, 2, 3);
        group.answer(3, null);
        var rest = command();
        assertThat(chats(rest)).containsExactly(3);
        rest.answer(1, null);

        assertThat(before.join()).isEqualTo(2);
        assertThat(conflicting.join()).isEqualTo(1);
        assertThat(after.join()).isEqualTo(1);
    }

    @Test
    void anEventThatTheStoreRefusesFailsItsBatchAlone() {
        var held = occupy();
        var refused = write(1, 1);
        var after = write(2, 1);
        free(held);

        command().answer(0, new IllegalStateException("the test wants it"));
        command().answer(1, null);

        assertThatThrownBy(refused::join).hasRootCauseMessage("the test wants it");
        assertThat(after.join()).isEqualTo(1);
    }

    @Test
    void aStoreThatIsAwayFailsAllOfTheCommandAndIsAskedAgainForTheNext() {
        var held = occupy();
        var one = write(1, 1);
        var other = write(2, 1);
        free(held);
        command().written().completeExceptionally(new IllegalStateException("away"));

        assertThatThrownBy(one::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("away");
        assertThatThrownBy(other::join).hasRootCauseMessage("away");

        var later = write(1, 1);
        command().answer(1, null);
        assertThat(later.join()).isEqualTo(1);
    }

    /** Two commands that wait for their answer, so that what comes gathers. */
    private List<Command> occupy() {
        write(8, 1);
        var first = command();
        write(9, 1);
        return List.of(first, command());
    }

    /** Answers one of the two alone: were both answered, two commands could share what gathered between them. */
    private static void free(List<Command> held) {
        held.getFirst().answer(1, null);
    }

    private CompletableFuture<Integer> write(int chat, int events) {
        var batch = LongStream.rangeClosed(1, events)
            .mapToObj(seq -> event(chat, seq))
            .toList();
        var written = new CompletableFuture<Integer>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                written.complete(writer.write(batch));
            } catch (RuntimeException failure) {
                written.completeExceptionally(failure);
            }
        });
        awaitQueued(thread);
        return written.orTimeout(15, TimeUnit.SECONDS);
    }

    /** Until the thread waits for its answer: what it wrote is queued by then, so that batches keep their order. */
    private static void awaitQueued(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private Command command() {
        try {
            var command = commands.poll(15, TimeUnit.SECONDS);
            assertThat(command).as("a command within 15 s").isNotNull();
            return command;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static List<Integer> chats(Command command) {
        return command
            .events()
            .stream()
            .map(event -> Integer.parseInt(event.chatId().value()))
            .toList();
    }

    private static LoggedEvent event(int chat, long seq) {
        return new LoggedEvent(
            new ChatId("%026d".formatted(chat)),
            seq,
            Instant.EPOCH,
            ANNA,
            "key-" + seq,
            0,
            new MemberLeft()
        );
    }
}
