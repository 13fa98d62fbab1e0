package dev.parley.api.auth;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.LoggedIn;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep;
import dev.parley.chat.factor.LogIns;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Log-ins by a password, each noted in the audit log. Of a user name that nobody has it is noted that there was one, but not
 * the name: it may be a password.
 */
@Component
@RequiredArgsConstructor
class AuditedLogins {

    private final LogIns logIns;
    private final Users users;
    private final AuditLog log;

    /** @throws ParleyException as {@link LogIns#begin} */
    LogInStep begin(String username, String password, PasswordSource source, Whereabouts from) {
        try {
            var step = logIns.begin(username, password, source, from);
            if (step instanceof LogInStep.Entered(var entered)) {
                entered(entered, source.address());
            }
            return step;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.BAD_CREDENTIALS) {
                failed(username, source, "wrongPassword");
            } else if (refusal.code() == ErrorCode.ACCOUNT_LOCKED) {
                failed(username, source, "locked");
            }
            throw refusal;
        }
    }

    /** A code that is refused is noted where it is checked. @throws ParleyException as {@link LogIns#finish} */
    LoggedIn finish(String challenge, String code, Function<User, PasswordSource> source, Whereabouts from) {
        var entered = logIns.finish(challenge, code, source, from);
        entered(entered, source.apply(entered.user()).address());
        return entered;
    }

    private void entered(LoggedIn entered, String address) {
        var userId = entered.user().id();
        log.add(AuditKind.LOGGED_IN, userId, userId, address, Map.of());
    }

    private void failed(String username, PasswordSource source, String why) {
        var meant = users.byUsername(Accounts.normalised(username)).map(User::id).orElse(null);
        log.add(AuditKind.LOGIN_FAILED, null, meant, source.address(), Map.of("why", why));
    }
}
