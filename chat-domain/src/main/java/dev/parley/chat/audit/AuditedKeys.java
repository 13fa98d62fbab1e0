package dev.parley.chat.audit;

import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiKeyMade;
import dev.parley.chat.apikey.ApiKeyRevoked;
import dev.parley.chat.user.Bot;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes in the audit log which API keys are made and revoked. A bot's are its owner's doing; those of the server's bots are noted
 * where it is known which administrator has done it.
 */
@Component
@RequiredArgsConstructor
class AuditedKeys {

    private final AuditLog log;
    private final BotAccounts bots;

    @EventListener
    void on(ApiKeyMade made) {
        add(AuditKind.API_KEY_MADE, made.owner(), made.keyId());
    }

    @EventListener
    void on(ApiKeyRevoked revoked) {
        add(AuditKind.API_KEY_REVOKED, revoked.owner(), revoked.keyId());
    }

    private void add(AuditKind kind, UserId owner, ApiKeyId keyId) {
        var bot = bots.find(owner);
        if (bot.isPresent() && bot.get().owner() == null) {
            return;
        }
        log.add(kind, bot.map(Bot::owner).orElse(owner), owner, Map.of("keyId", keyId.value()));
    }
}
