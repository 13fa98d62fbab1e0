package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whose password is one of the directory. Where there is no directory it is nobody's. */
@Component
@RequiredArgsConstructor
public class DirectoryPasswords {

    private final ObjectProvider<Directory> directory;
    private final AuthSessions sessions;
    private final Users users;

    /** Whether the directory lets the user in. */
    public boolean has(UserId userId) {
        return find()
            .filter(each -> each.has(userId))
            .isPresent();
    }

    /** Those of the users whom the directory lets in. */
    public Set<UserId> among(Collection<UserId> userIds) {
        return find()
            .map(each -> each.among(userIds))
            .orElse(Set.of());
    }

    /**
     * Whether the password that the user is asked for once more is the one of the directory: where the login is by it, or the
     * user has none here.
     *
     * @param login that is asked; empty for none
     */
    public boolean isAsked(UserId userId, Optional<AuthSessionId> login) {
        return has(userId) && (users.password(userId).isEmpty() || login.filter(sessions::isByDirectory).isPresent());
    }

    /** @throws dev.parley.chat.error.ParleyException as {@link Directory#isRight} */
    boolean isRight(UserId userId, String password, PasswordSource source) {
        return find()
            .filter(each -> each.isRight(userId, password, source))
            .isPresent();
    }

    private Optional<Directory> find() {
        return Optional.ofNullable(directory.getIfAvailable());
    }
}
