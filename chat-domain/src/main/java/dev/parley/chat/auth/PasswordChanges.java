package dev.parley.chat.auth;

import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Gives users other passwords. All logins but the one that has asked for it end. Should the node die in between, they end at
 * their next refresh, as does the one that has asked: it began by the former password too.
 */
@Service
@RequiredArgsConstructor
public class PasswordChanges {

    private final Accounts accounts;
    private final AuthSessions sessions;
    private final Users users;
    private final ApplicationEventPublisher events;

    /**
     * Changes the password of somebody who is logged in and knows the present one.
     *
     * @param by the login that stays
     * @throws ParleyException {@code WRONG_PASSWORD} for the present one; {@code INVALID_REQUEST} naming {@code newPassword},
     *     {@code PASSWORD_TOO_COMMON}; else as {@link Accounts#requirePassword}
     */
    public void change(Intent intent, AuthSessionId by, String present, String next, PasswordSource source) {
        if (users.hasPasswordBy(intent)) {
            // The answer was lost, or the node died before all was done.
            endOthers(intent.actor(), by);
            return;
        }
        var user = users.require(intent.actor());
        var former = accounts.requirePassword(user.id(), present, source);
        String hash = accounts.hash("newPassword", next, user, source);
        if (users.changePassword(intent, former, hash)) {
            endOthers(user.id(), by);
            events.publishEvent(new PasswordChanged(user.id(), false));
        }
    }

    private void endOthers(UserId userId, AuthSessionId by) {
        users.password(userId).ifPresent(present -> {
            sessions.passwordChanged(by, present.number());
            sessions.revokeByFormer(userId, present.number());
        });
    }

    /**
     * What is to be kept of a password for somebody who has forgotten the present one.
     *
     * @throws ParleyException as {@link #change}, but for {@code WRONG_PASSWORD}
     */
    public PasswordHash hash(User user, String next, PasswordSource source) {
        return new PasswordHash(accounts.hash("newPassword", next, user, source));
    }

    /** Gives the user this password in place of the former one. False where that was changed meanwhile. */
    public boolean reset(UserId userId, KeptPassword former, PasswordHash next) {
        if (!users.resetPassword(userId, former, next.text())) {
            return false;
        }
        sessions.revokeByFormer(userId, former.number() + 1);
        events.publishEvent(new PasswordChanged(userId, true));
        return true;
    }

    /** What was computed of a password that is good enough. */
    public record PasswordHash(String text) {
        @Override
        public String toString() {
            return "PasswordHash[]";
        }
    }
}
