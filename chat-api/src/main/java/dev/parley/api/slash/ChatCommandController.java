package dev.parley.api.slash;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.protocol.RunView;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.slash.SlashResponses.ChatCommandList;
import dev.parley.api.slash.SlashResponses.CommandsOfBot;
import dev.parley.api.slash.SlashResponses.RunList;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.RunId;
import dev.parley.chat.run.Runs;
import dev.parley.chat.slash.SlashCommands;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the bots of a chat offer its members, and what the asking member has run there. */
@RestController
@RequestMapping("/api/chats/{chatId}")
@RequiredArgsConstructor
class ChatCommandController {

    private final SlashCommands commands;
    private final Runs runs;
    private final Clock clock;

    @GetMapping("/commands")
    @Limited(Limit.SLASH_COMMANDS)
    ChatCommandList commandsOfChat(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable ChatId chatId) {
        return new ChatCommandList(commands.in(chatId, login.userId()).stream().map(CommandsOfBot::of).toList());
    }

    /** What waits for an answer, what was not answered, and private answers; of the last day, and none that was dismissed. */
    @GetMapping("/runs")
    RunList ownRuns(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable ChatId chatId) {
        var now = clock.instant();
        return new RunList(
            runs
                .shown(login.userId(), chatId)
                .stream()
                .map(run -> RunView.of(run, now))
                .toList()
        );
    }

    /** Does not show it any more, on any of the user's devices; but an answer that came after {@code rev} still. */
    @DeleteMapping("/runs/{runId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable RunId runId,
        @RequestParam long rev
    ) {
        runs.dismiss(login.userId(), chatId, runId, rev);
    }
}
