package dev.parley.api.slash;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.slash.SlashResponses.CommandList;
import dev.parley.chat.bot.ServerBots;
import dev.parley.chat.slash.SlashCommands;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the bots of the server offer, for its administrators. */
@RestController
@RequestMapping("/api/admin/bots/{botId}/commands")
@RequiredArgsConstructor
class ServerBotCommandController {

    private final ServerBots bots;
    private final SlashCommands commands;

    @GetMapping
    CommandList list(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId botId) {
        return CommandList.of(commands.of(bots.require(login.userId(), botId).id()), SlashCommands.MAX);
    }

    /** Takes one away, until the bot registers it again. */
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Intent intent, @PathVariable UserId botId, @PathVariable String name) {
        commands.removeOf(bots.of(intent, botId), name);
    }
}
