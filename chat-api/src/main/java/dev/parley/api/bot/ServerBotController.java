package dev.parley.api.bot;

import dev.parley.api.bot.BotResponses.BotList;
import dev.parley.api.bot.BotResponses.BotResponse;
import dev.parley.api.bot.BotResponses.ChangeBotRequest;
import dev.parley.api.bot.BotResponses.CreateBotRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.AvatarResponses;
import dev.parley.chat.bot.BotProperties;
import dev.parley.chat.bot.ServerBots;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bots of the server, for its administrators. */
@RestController
@RequestMapping("/api/admin/bots")
@RequiredArgsConstructor
class ServerBotController {

    private final ServerBots bots;
    private final BotProperties properties;

    @GetMapping
    BotList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new BotList(bots.list(login.userId()).stream().map(BotResponse::of).toList(), properties.maxOfServer());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BotResponse create(Intent intent, @Valid @RequestBody CreateBotRequest body) {
        return BotResponse.of(bots.create(intent, body.username(), body.displayName(), body.description()));
    }

    /** Calls and describes it otherwise. Its user name stays. */
    @PutMapping("/{botId}")
    BotResponse change(Intent intent, @PathVariable UserId botId, @Valid @RequestBody ChangeBotRequest body) {
        return BotResponse.of(bots.change(intent, botId, body.displayName(), body.description()));
    }

    /** Takes an image of at most 2 MiB and keeps a square of its middle. */
    @PutMapping(path = "/{botId}/avatar", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
        requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(
                mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                schema = @Schema(type = "string", format = "binary")
            )
        )
    )
    BotResponse putAvatar(Intent intent, @PathVariable UserId botId, HttpServletRequest request) throws IOException {
        bots.require(intent.actor(), botId);
        return BotResponse.of(bots.changeAvatar(intent, botId, AvatarResponses.upload(request)));
    }

    @DeleteMapping("/{botId}/avatar")
    BotResponse deleteAvatar(Intent intent, @PathVariable UserId botId) {
        return BotResponse.of(bots.changeAvatar(intent, botId, null));
    }

    /** Ends the bot for good, with its keys: it leaves its chats, and what it has written stays without a name. */
    @DeleteMapping("/{botId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId botId) {
        bots.delete(login.userId(), botId);
    }
}
