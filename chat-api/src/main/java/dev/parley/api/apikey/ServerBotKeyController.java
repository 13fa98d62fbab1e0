package dev.parley.api.apikey;

import dev.parley.api.apikey.ApiKeyResponses.ApiKeyList;
import dev.parley.api.apikey.ApiKeyResponses.ApiKeyResponse;
import dev.parley.api.apikey.ApiKeyResponses.CreateApiKeyRequest;
import dev.parley.api.apikey.ApiKeyResponses.CreatedApiKey;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiKeyProperties;
import dev.parley.chat.bot.ServerBots;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of the server's bots, for its administrators. */
@RestController
@RequestMapping("/api/admin/bots/{botId}/api-keys")
@RequiredArgsConstructor
class ServerBotKeyController {

    private final ServerBots bots;
    private final ApiKeyProperties properties;

    @GetMapping
    ApiKeyList list(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId botId) {
        var most = properties.maxLifetime();
        return new ApiKeyList(
            bots.keys(login.userId(), botId).stream().map(ApiKeyResponse::of).toList(),
            most == null ? null : most.toSeconds()
        );
    }

    /** Makes a key, whose text is told this once. A repeat makes another in place of the first. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedApiKey create(Intent intent, @PathVariable UserId botId, @Valid @RequestBody CreateApiKeyRequest body) {
        var lifetime = body.expiresInSeconds() == null ? null : Duration.ofSeconds(body.expiresInSeconds());
        return CreatedApiKey.of(bots.createKey(intent, botId, body.name(), Set.copyOf(body.scopes()), lifetime));
    }

    /** Ends a key at once. */
    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable UserId botId,
        @PathVariable ApiKeyId keyId
    ) {
        bots.revokeKey(login.userId(), botId, keyId);
    }
}
