package dev.parley.chat.administration;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.PasswordAdmission;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Logging in by a password, where the configuration may leave that to administrators alone. */
@Service
@RequiredArgsConstructor
public class PasswordLogin implements PasswordAdmission {

    private final PasswordLoginProperties properties;
    private final Administrators administrators;

    /** Whether it is for everybody. */
    public boolean isOpen() {
        return properties.enabled();
    }

    @Override
    public boolean admits(UserId userId) {
        return isOpen() || administrators.isOne(userId);
    }

    @Override
    public void require(UserId userId) {
        if (!admits(userId)) {
            throw new ParleyException(ErrorCode.PASSWORD_LOGIN_OFF);
        }
    }
}
