package dev.parley.chat.factor;

import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Who may log in by a passkey: whoever may by a password. Whom a provider alone lets in it has to be able to keep out, too.
 */
@Component
@RequiredArgsConstructor
public class PasskeyAdmission {

    private final PasswordAdmission passwords;
    private final Users users;

    public boolean admits(UserId userId) {
        return users.password(userId).isPresent() && passwords.admits(userId);
    }
}
