package dev.parley.api.ldap;

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

/**
 * Asks the directory every few minutes about each login for which it vouches. Where it lets the user in no more, the login
 * ends; where it does not answer, the login stands until nobody has confirmed it for too long.
 */
@Slf4j
@RequiredArgsConstructor
class DirectoryChecks {

    private static final int AT_ONCE = 10;
    private static final int MOST = 100 * AT_ONCE;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final LdapProperties properties;
    private final DirectoryEntries entries;
    private final ProviderLogins logins;
    private final ProviderAccounts accounts;
    private final AuthSessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    @Scheduled(fixedDelayString = "${parley.ldap.sweep-interval:10s}")
    void sweep() {
        for (int done = 0; done < MOST; done += AT_ONCE) {
            var due = logins.takeDue(ProviderKind.DIRECTORY, AT_ONCE, LEASE);
            var answers = new AtomicBoolean(true);
            try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(login ->
                    each.execute(() -> {
                        if (!check(login)) {
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

    /** @return false where the directory does not answer */
    private boolean check(ProviderLogin login) {
        var left = properties.confirmedWithin().minus(Duration.between(login.confirmedAt(), clock.instant()));
        try {
            if (!ask(login)) {
                end(login, "refused");
            }
            return true;
        } catch (RuntimeException failure) {
            // The text of an exception may have the name of an entry.
            log.warn("The login {} could not be checked: {}", login.id(), failure.getClass().getSimpleName());
            if (left.isPositive()) {
                logins.postpone(login, left.compareTo(AGAIN) > 0 ? AGAIN : left);
            } else {
                end(login, "unconfirmed");
            }
            return false;
        }
    }

    /** @return whether the user is still let in */
    private boolean ask(ProviderLogin login) {
        var found = accounts.identity(login.grant().identity()).flatMap(entries::find);
        if (found.isEmpty()) {
            return false;
        }
        if (entries.groups(found.get()) instanceof Set<String> groups) {
            accounts.update(found.get().identity(), groups);
        }
        logins.confirm(login, null, properties.checkEvery());
        return true;
    }

    private void end(ProviderLogin login, String why) {
        sessions.revoke(login.id());
        audit.add(AuditKind.LOGIN_ENDED_BY_PROVIDER, null, login.userId(), Map.of("why", why));
    }
}
