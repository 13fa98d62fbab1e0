package dev.parley.api.slash;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.UserCaller;
import dev.parley.api.slash.SlashResponses.CommandList;
import dev.parley.api.slash.SlashResponses.OfferedCommand;
import dev.parley.api.slash.SlashResponses.RegisterCommandsRequest;
import dev.parley.chat.slash.SlashCommands;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a bot offers: registered by one of its keys, seen and removed by its owner. */
@RestController
@RequiredArgsConstructor
class BotCommandController {

    private final SlashCommands commands;

    @GetMapping("/api/bots/me/commands")
    CommandList ownCommands(@AuthenticationPrincipal UserCaller bot) {
        return CommandList.of(commands.of(bot.userId()), SlashCommands.MAX);
    }

    /** Offers these in place of those before. */
    @PutMapping("/api/bots/me/commands")
    CommandList register(Intent intent, @Valid @RequestBody RegisterCommandsRequest body) {
        var written = body.commands().stream().map(OfferedCommand::toDomain).toList();
        return CommandList.of(commands.register(intent, written), SlashCommands.MAX);
    }

    @GetMapping("/api/me/bots/{botId}/commands")
    CommandList commandsOfBot(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId botId) {
        return CommandList.of(commands.ofOwned(login.userId(), botId), SlashCommands.MAX);
    }

    /** Takes one away, until the bot registers it again. */
    @DeleteMapping("/api/me/bots/{botId}/commands/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCommand(Intent intent, @PathVariable UserId botId, @PathVariable String name) {
        commands.remove(intent, botId, name);
    }
}
