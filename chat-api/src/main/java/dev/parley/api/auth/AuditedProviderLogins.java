package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.oidc.OpenIdProvider;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep;
import dev.parley.chat.factor.LogIns;
import dev.parley.chat.provider.ProviderAccounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Log-ins by the provider, and its logouts, each noted in the audit log. */
@Component
@RequiredArgsConstructor
class AuditedProviderLogins {

    private static final String WHY = "why";

    private final ProviderAccounts accounts;
    private final LogIns logIns;
    private final DeviceCookie devices;
    private final AuditLog log;

    /** @throws ParleyException as {@link OpenIdProvider#finish}, {@link ProviderAccounts#enter} and {@link LogIns#begin} */
    LogInStep finish(
        OpenIdProvider provider,
        OpenIdProvider.Answer answer,
        String browser,
        HttpServletRequest request
    ) {
        String address = ClientAddress.of(request).key();
        try {
            var vouched = provider.finish(answer, browser);
            var entering = accounts.enter(vouched.profile(), address);
            var user = entering.user();
            boolean known = entering.isNew() || devices.source(request, user.username()).isTrusted();
            try {
                var step = logIns.begin(user, vouched.grant(), RequestWhereabouts.of(request), known);
                if (step instanceof LogInStep.Entered) {
                    log.add(AuditKind.LOGGED_IN, user.id(), user.id(), address, Map.of("by", "provider"));
                }
                return step;
            } catch (ParleyException refusal) {
                if (refusal.code() == ErrorCode.ACCOUNT_LOCKED) {
                    log.add(AuditKind.LOGIN_FAILED, null, user.id(), address, Map.of(WHY, "locked"));
                }
                throw refusal;
            }
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.PROVIDER_ANSWER_INVALID) {
                log.add(AuditKind.LOGIN_FAILED, null, null, address, Map.of(WHY, "providerAnswer"));
            }
            throw refusal;
        }
    }

    /** @throws ParleyException as {@link OpenIdProvider#logOut} */
    void logOut(OpenIdProvider provider, String token, String address) {
        provider
            .logOut(token)
            .forEach(login ->
                log.add(AuditKind.LOGIN_ENDED_BY_PROVIDER, null, login.userId(), address, Map.of(WHY, "loggedOut"))
            );
    }
}
