package dev.parley.api.protocol;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.Run;
import dev.parley.chat.run.RunId;
import dev.parley.chat.run.RunState;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run as the one who has begun it sees it; nobody else does.
 *
 * @param clientId the client's own id of it
 * @param name of the slash command
 * @param arguments as typed after the name
 * @param waitsForMs how long an answer is still waited for; 0 when it is not
 * @param answers the private ones; the others are messages
 * @param rev a run with a lower one than that held is to be ignored
 */
public record RunView(
    RunId id,
    ChatId chatId,
    String clientId,
    UserId botId,
    String name,
    String arguments,
    Instant startedAt,
    RunState state,
    long waitsForMs,
    List<PrivateAnswerView> answers,
    long rev
) {
    public static RunView of(Run run, Instant now) {
        var answers = run.privateAnswers();
        return new RunView(
            run.id(),
            run.chatId(),
            run.clientId(),
            run.bot(),
            run.name(),
            run.arguments(),
            run.startedAt(),
            run.state(now),
            run.waitsFor(now).toMillis(),
            IntStream.range(0, answers.size())
                .mapToObj(at -> new PrivateAnswerView(at + 1, answers.get(at).text(), answers.get(at).at()))
                .toList(),
            run.rev()
        );
    }
}
