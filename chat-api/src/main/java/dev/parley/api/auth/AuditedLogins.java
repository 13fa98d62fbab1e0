package dev.parley.api.auth;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.Login;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Log-ins by a password, each noted in the audit log. A user name that nobody has is not: it may be a password. */
@Component
@RequiredArgsConstructor
class AuditedLogins {

    private final Accounts accounts;
    private final Users users;
    private final AuthSessions sessions;
    private final AuditLog log;

    /** @throws ParleyException as {@link Accounts#authenticate} */
    User authenticate(String username, String password, PasswordSource source) {
        try {
            return accounts.authenticate(username, password, source);
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.BAD_CREDENTIALS) {
                var meant = users.byUsername(Accounts.normalised(username)).map(User::id).orElse(null);
                failed(meant, source, "wrongPassword");
            }
            throw refusal;
        }
    }

    /** @throws ParleyException as {@link AuthSessions#open} */
    Login open(User user, PasswordSource source) {
        try {
            var login = sessions.open(user.id());
            log.add(AuditKind.LOGGED_IN, user.id(), user.id(), source.address(), Map.of());
            return login;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.ACCOUNT_LOCKED) {
                failed(user.id(), source, "locked");
            }
            throw refusal;
        }
    }

    private void failed(@Nullable UserId person, PasswordSource source, String why) {
        log.add(AuditKind.LOGIN_FAILED, null, person, source.address(), Map.of("why", why));
    }
}
