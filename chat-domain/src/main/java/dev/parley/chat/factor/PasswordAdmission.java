package dev.parley.chat.factor;

import dev.parley.chat.user.UserId;

/** Who may log in by a password. Asked once the right one was given, so that nobody else learns of it. */
public interface PasswordAdmission {
    boolean admits(UserId userId);

    /** @throws dev.parley.chat.error.ParleyException {@code PASSWORD_LOGIN_OFF} */
    void require(UserId userId);
}
