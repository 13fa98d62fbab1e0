package dev.parley.api.auth;

import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.PasswordChanged;
import dev.parley.chat.email.EmailAddressChanged;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the audit log what users change of how they are let in. */
@Component
@RequiredArgsConstructor
class AuditedAccounts {

    private final AuditLog log;

    @EventListener
    void on(PasswordChanged changed) {
        note(changed.byLink() ? AuditKind.PASSWORD_RESET : AuditKind.PASSWORD_CHANGED, changed.userId());
    }

    @EventListener
    void on(EmailAddressChanged changed) {
        note(changed.removed() ? AuditKind.EMAIL_REMOVED : AuditKind.EMAIL_CHANGED, changed.userId());
    }

    private void note(AuditKind kind, UserId userId) {
        log.add(kind, userId, userId, Map.of());
    }
}
