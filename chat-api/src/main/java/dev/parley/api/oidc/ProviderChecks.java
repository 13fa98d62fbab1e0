package dev.parley.api.oidc;

import dev.parley.api.security.SealedRefreshTokens;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.ProviderKind;
import dev.parley.chat.auth.ProviderLogin;
import dev.parley.chat.auth.ProviderLogins;
import dev.parley.chat.provider.ProviderAccounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Asks the provider every few minutes about each login for which it vouches. Where it refuses, the login ends; where it does
 * not answer, the login stands until nobody has confirmed it for too long.
 */
@Slf4j
@RequiredArgsConstructor
class ProviderChecks {

    private static final int AT_ONCE = 10;
    private static final int MOST = 100 * AT_ONCE;
    /** Longer than the provider may take for all that are taken at once: asked twice with the same token, it takes it for a theft. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final OidcProperties properties;
    private final Discovery discovery;
    private final RefreshExchange refreshes;
    private final Profiles profiles;
    private final ProviderLogins logins;
    private final ProviderAccounts accounts;
    private final SealedRefreshTokens seal;
    private final AuthSessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    @Scheduled(fixedDelayString = "${parley.oidc.sweep-interval:10s}")
    void sweep() {
        for (int done = 0; done < MOST; done += AT_ONCE) {
            var due = logins.takeDue(ProviderKind.OPENID, AT_ONCE, LEASE);
            var answers = new AtomicBoolean(true);
            try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(login ->
                    each.execute(() -> {
                        if (!check(login, answers.get())) {
                            answers.set(false);
                        }
                    })
                );
            }
            if (!answers.get() || due.size() < AT_ONCE) {
                return;
            }
        }
    }

    /**
     * @param answers whether the provider has answered so far: of the others nobody waits for it once more
     * @return whether it does now
     */
    private boolean check(ProviderLogin login, boolean answers) {
        var since = Duration.between(login.confirmedAt(), clock.instant());
        var left = properties.confirmedWithin().minus(since);
        try {
            if (!left.isPositive()) {
                end(login, "unconfirmed");
                return answers;
            }
            var token = seal.open(properties.requireIssuer(), login.grant());
            if (answers && token.isPresent()) {
                return ask(login, token.get(), left);
            }
            logins.postpone(login, token.isPresent() && left.compareTo(AGAIN) > 0 ? AGAIN : left);
            return answers;
        } catch (RuntimeException failure) {
            // Such as a store that is away: the login is due again once the lease is over.
            log.warn("The login {} could not be checked", login.id(), failure);
            return answers;
        }
    }

    private boolean ask(ProviderLogin login, String token, Duration left) {
        Provider provider;
        RefreshExchange.Refreshed refreshed;
        try {
            provider = discovery.require();
            refreshed = refreshes.refresh(provider, token);
        } catch (RuntimeException failure) {
            if (ProviderFailures.isRefusal(failure)) {
                end(login, "refused");
                return true;
            }
            log.warn("The provider could not be asked about a login, which stands for now: {}", failure.getMessage());
            logins.postpone(login, left.compareTo(AGAIN) > 0 ? AGAIN : left);
            // What it says of one login alone holds up none of the others.
            return !ProviderFailures.isAway(failure);
        }
        String next = refreshed.refreshToken();
        logins.confirm(
            login,
            next == null
                ? login.grant().refreshToken()
                : seal.seal(properties.requireIssuer(), login.grant().identity(), next),
            properties.checkEvery()
        );
        try {
            refreshes.user(provider, refreshed.response()).ifPresent(user -> take(provider, login, user));
        } catch (RuntimeException failure) {
            log.warn(
                "What the provider says of the groups of {} is not known: {}",
                login.userId(),
                failure.getMessage()
            );
        }
        return true;
    }

    private void take(Provider provider, ProviderLogin login, OidcUser user) {
        var identity = Profiles.identity(provider, user);
        if (!identity.key().equals(login.grant().identity())) {
            log.error("The provider has answered with another user than {}", login.userId());
            end(login, "refused");
        } else if (profiles.groups(user) instanceof Set<String> named) {
            accounts.update(identity, named);
        }
    }

    private void end(ProviderLogin login, String why) {
        sessions.revoke(login.id());
        audit.add(AuditKind.LOGIN_ENDED_BY_PROVIDER, null, login.userId(), Map.of("why", why));
    }
}
