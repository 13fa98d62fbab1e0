package dev.parley.chat.audit;

import dev.parley.chat.apikey.ApiKeyMade;
import dev.parley.chat.apikey.ApiKeyRevoked;
import dev.parley.chat.user.Bot;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the audit log which API keys are made and revoked. A bot's are its owner's doing. */
@Component
@RequiredArgsConstructor
class AuditedKeys {

    private final AuditLog log;
    private final BotAccounts bots;

    @EventListener
    void on(ApiKeyMade made) {
        log.add(AuditKind.API_KEY_MADE, actor(made.owner()), made.owner(), Map.of("keyId", made.keyId().value()));
    }

    @EventListener
    void on(ApiKeyRevoked revoked) {
        log.add(
            AuditKind.API_KEY_REVOKED,
            actor(revoked.owner()),
            revoked.owner(),
            Map.of("keyId", revoked.keyId().value())
        );
    }

    private @Nullable UserId actor(UserId owner) {
        return bots.find(owner).map(Bot::owner).orElse(owner);
    }
}
