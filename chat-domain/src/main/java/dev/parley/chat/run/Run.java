package dev.parley.chat.run;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A use of a slash command: who has run which one, and what the bot has answered. A bot that is not there has
 * {@link #UNTOLD_FOR} to come and {@link #UNANSWERED_FOR} to answer, and may answer several times within
 * {@link #OPEN_FOR}; each is counted from the beginning.
 *
 * @param clientId the client's own id of it, by which a repeat is known
 * @param arguments as typed after the name; may be empty
 * @param toldAt when a connection of the bot was told of it first, or null
 * @param dismissed whether the one who has begun it does not want to see it any more
 * @param answers the earliest first
 * @param rev grows with each change
 */
public record Run(
    RunId id,
    ChatId chatId,
    UserId user,
    String clientId,
    UserId bot,
    String name,
    String arguments,
    Instant startedAt,
    @Nullable Instant toldAt,
    boolean dismissed,
    List<Answer> answers,
    long rev
) {
    static final Duration UNTOLD_FOR = Duration.ofSeconds(15);
    static final Duration UNANSWERED_FOR = Duration.ofMinutes(5);
    static final Duration OPEN_FOR = Duration.ofMinutes(15);

    /**
     * @param clientId the bot's own id of it, unique within the run
     * @param text of a private answer; empty for a message, which is in the log
     */
    public record Answer(String clientId, AnswerVisibility visibility, String text, Instant at) {}

    public Run {
        answers = List.copyOf(answers);
    }

    static Run begun(
        RunId id,
        ChatId chatId,
        UserId user,
        String clientId,
        UserId bot,
        String name,
        String arguments,
        Instant now
    ) {
        return new Run(id, chatId, user, clientId, bot, name, arguments, now, null, false, List.of(), 1);
    }

    public RunState state(Instant now) {
        if (!answers.isEmpty()) {
            return RunState.ANSWERED;
        }
        return isOpen(now) ? RunState.WAITING : RunState.UNANSWERED;
    }

    /** How long a first answer is still waited for, zero when it is not. */
    public Duration waitsFor(Instant now) {
        var left = Duration.between(now, endsAt());
        return answers.isEmpty() && left.isPositive() ? left : Duration.ZERO;
    }

    /** What is for the eyes of the one who has begun it alone. */
    public List<Answer> privateAnswers() {
        return answers
            .stream()
            .filter(answer -> answer.visibility() == AnswerVisibility.ONE)
            .toList();
    }

    /** Whether the bot may answer. */
    boolean isOpen(Instant now) {
        return endsAt().isAfter(now);
    }

    boolean isWaiting(Instant now) {
        return state(now) == RunState.WAITING;
    }

    /** Whether there is anything that its beginner has not seen otherwise, or dismissed. */
    boolean isShown(Instant now) {
        return !dismissed && (state(now) != RunState.ANSWERED || !privateAnswers().isEmpty());
    }

    Optional<Answer> answer(String answerClientId) {
        return answers
            .stream()
            .filter(answer -> answer.clientId().equals(answerClientId))
            .findFirst();
    }

    private Instant endsAt() {
        if (!answers.isEmpty()) {
            return startedAt.plus(OPEN_FOR);
        }
        return startedAt.plus(toldAt == null ? UNTOLD_FOR : UNANSWERED_FOR);
    }
}
