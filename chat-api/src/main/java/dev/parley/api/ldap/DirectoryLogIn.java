package dev.parley.api.ldap;

import dev.parley.api.ldap.DirectoryEntries.Found;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.Directory;
import dev.parley.chat.auth.PasswordGuard;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.auth.ProviderKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.provider.ProviderAccounts;
import dev.parley.chat.provider.ProviderProfile;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.naming.NamingException;
import lombok.RequiredArgsConstructor;
import org.springframework.ldap.AuthenticationException;
import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.NoPermissionException;
import org.springframework.ldap.OperationNotSupportedException;

/** Log-ins by the passwords of the directory. */
@RequiredArgsConstructor
public class DirectoryLogIn implements Directory {

    private static final String COUNTED = "directory/";
    /** Nobody's, so that a name that nobody has takes as long as a wrong password. */
    private static final String NOBODY = "cn=nobody,";

    private final LdapProperties properties;
    private final DirectoryEntries entries;
    private final LdapConnections connections;
    private final DirectoryRoom room;
    private final PasswordGuard guard;
    private final ProviderAccounts accounts;

    /** What users call it. */
    public String name() {
        return properties.shownName();
    }

    /** The name by which a device is known from which somebody has logged in. It is none that an account here can have. */
    public static String deviceName(String username) {
        return COUNTED + Accounts.normalised(username);
    }

    /** Somebody whom it lets in. */
    public record Vouched(ProviderProfile profile, ProviderGrant grant) {}

    /**
     * Checks the password of somebody who wants to log in.
     *
     * @throws ParleyException {@code BAD_CREDENTIALS}, without telling which of the two was wrong; {@code RATE_LIMITED} as
     *     {@link PasswordGuard#begin}; {@code PROVIDER_UNAVAILABLE} where the directory does not answer; {@code
     *     PROVIDER_ANSWER_INVALID} where an entry has no id; {@code UNAVAILABLE} where too many ask it at once
     */
    public Vouched enter(String username, String password, PasswordSource source) {
        String name = username.strip();
        if (name.isEmpty() || !isPossible(password)) {
            throw new ParleyException(ErrorCode.BAD_CREDENTIALS);
        }
        return room.ask(source, () -> {
            var found = entries.byName(name);
            // By the entry where there is one: a directory takes a name for the same that is written otherwise.
            String counted = found.map(DirectoryLogIn::counted).orElseGet(() -> deviceName(name));
            if (!isRight(counted, found, password, source)) {
                throw new ParleyException(ErrorCode.BAD_CREDENTIALS);
            }
            var profile = entries.profile(found.orElseThrow());
            String identity = profile.identity().key();
            return new Vouched(
                profile,
                new ProviderGrant(ProviderKind.DIRECTORY, identity, null, null, properties.checkEvery())
            );
        });
    }

    /** No password, and what is none to a directory that reads it as a text of C, proves nothing (RFC 4513, section 5.1.2). */
    private static boolean isPossible(String password) {
        return !password.isBlank() && password.indexOf('\0') < 0;
    }

    private static String counted(Found found) {
        return COUNTED + found.identity().key();
    }

    private boolean isRight(String counted, Optional<Found> found, String password, PasswordSource source)
        throws NamingException {
        var attempt = guard.begin(counted, source);
        try {
            boolean right = binds(found.map(each -> each.entry().dn()).orElse(NOBODY + properties.base()), password);
            if (right) {
                attempt.succeeded();
            }
            return right && found.isPresent();
        } catch (NamingException | RuntimeException notLookedAt) {
            attempt.notMade();
            throw notLookedAt;
        }
    }

    private boolean binds(String dn, String password) throws NamingException {
        try {
            connections.bind(dn, password);
            return true;
        } catch (
            AuthenticationException
            | OperationNotSupportedException
            | NoPermissionException
            | NameNotFoundException refused
        ) {
            return false;
        }
    }

    @Override
    public boolean has(UserId userId) {
        return accounts.identityOf(userId, properties.issuer()).isPresent();
    }

    @Override
    public Set<UserId> among(Collection<UserId> userIds) {
        return accounts.among(userIds, properties.issuer());
    }

    @Override
    public boolean isRight(UserId userId, String password, PasswordSource source) {
        var identity = accounts.identityOf(userId, properties.issuer());
        if (identity.isEmpty() || !isPossible(password)) {
            return false;
        }
        return room.ask(source, () ->
            isRight(COUNTED + identity.get().key(), entries.find(identity.get()), password, source)
        );
    }
}
