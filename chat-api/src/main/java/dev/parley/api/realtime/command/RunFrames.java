package dev.parley.api.realtime.command;

import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.protocol.RunView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.run.RunAnswers;
import dev.parley.chat.run.Runs;
import dev.parley.chat.user.Intent;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about slash commands. */
@Component
@RequiredArgsConstructor
class RunFrames {

    private final Runs runs;
    private final RunAnswers answers;
    private final Clock clock;

    ServerFrame start(Connection from, RunCommand.StartRun frame) {
        var run = runs.start(
            from.requireUser(clock.instant()),
            frame.chatId(),
            frame.clientId(),
            frame.botId(),
            frame.name(),
            frame.arguments()
        );
        return new RunEvent.RunStarted(frame.id(), RunView.of(run, clock.instant()));
    }

    ServerFrame answer(Connection from, RunCommand.AnswerRun frame) {
        var intent = new Intent(from.requireUser(clock.instant()), frame.clientId());
        Long seq = answers.answer(intent, frame.runId(), frame.visibility(), frame.text());
        return new RunEvent.RunAnswered(frame.id(), frame.runId(), seq);
    }
}
