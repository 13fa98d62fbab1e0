package dev.parley.api.auth;

import dev.parley.api.ldap.DirectoryLogIn;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep;
import dev.parley.chat.factor.LogIns;
import dev.parley.chat.provider.ProviderAccounts;
import dev.parley.chat.user.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Log-ins by the directory, each noted in the audit log; of one that fails not the name, which may be a password. */
@Component
@RequiredArgsConstructor
class AuditedDirectoryLogins {

    private static final String WHY = "why";
    private static final String BY = "by";
    private static final String DIRECTORY = "directory";

    private final ProviderAccounts accounts;
    private final LogIns logIns;
    private final DeviceCookie devices;
    private final AuditLog log;

    /** @throws ParleyException as {@link DirectoryLogIn#enter}, {@link ProviderAccounts#enter} and {@link LogIns#begin} */
    LogInStep begin(
        DirectoryLogIn directory,
        String username,
        String password,
        PasswordSource source,
        HttpServletRequest request
    ) {
        String address = source.address();
        try {
            var vouched = directory.enter(username, password, source);
            var entering = accounts.enter(vouched.profile(), address);
            var user = entering.user();
            boolean known = entering.isNew() || devices.source(request, user.username()).isTrusted();
            var step = begin(user, vouched, known, request, address);
            if (step instanceof LogInStep.Entered) {
                log.add(AuditKind.LOGGED_IN, user.id(), user.id(), address, Map.of(BY, DIRECTORY));
            }
            return step;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.BAD_CREDENTIALS) {
                log.add(AuditKind.LOGIN_FAILED, null, null, address, Map.of(WHY, "wrongPassword", BY, DIRECTORY));
            }
            throw refusal;
        }
    }

    private LogInStep begin(
        User user,
        DirectoryLogIn.Vouched vouched,
        boolean known,
        HttpServletRequest request,
        String address
    ) {
        try {
            return logIns.begin(user, vouched.grant(), RequestWhereabouts.of(request), known);
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.ACCOUNT_LOCKED) {
                log.add(AuditKind.LOGIN_FAILED, null, user.id(), address, Map.of(WHY, "locked", BY, DIRECTORY));
            }
            throw refusal;
        }
    }
}
