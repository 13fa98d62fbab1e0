package dev.parley.api.auth;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.LoggedIn;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Log-ins by a password, each noted in the audit log. Of a user name that nobody has it is noted that there was one, but not
 * the name: it may be a password.
 */
@Component
@RequiredArgsConstructor
class AuditedLogins {

    private final Accounts accounts;
    private final Users users;
    private final AuditLog log;

    /** @throws ParleyException as {@link Accounts#logIn} */
    LoggedIn logIn(String username, String password, PasswordSource source, Whereabouts from) {
        try {
            var entered = accounts.logIn(username, password, source, from);
            var userId = entered.user().id();
            log.add(AuditKind.LOGGED_IN, userId, userId, source.address(), Map.of());
            return entered;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.BAD_CREDENTIALS) {
                failed(username, source, "wrongPassword");
            } else if (refusal.code() == ErrorCode.ACCOUNT_LOCKED) {
                failed(username, source, "locked");
            }
            throw refusal;
        }
    }

    private void failed(String username, PasswordSource source, String why) {
        var meant = users.byUsername(Accounts.normalised(username)).map(User::id).orElse(null);
        log.add(AuditKind.LOGIN_FAILED, null, meant, source.address(), Map.of("why", why));
    }
}
