package dev.parley.chat.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a password is tried from.
 *
 * @param address of the network, as it is limited: an IPv4 address or an IPv6 block of /64
 * @param trusted the device, or the auth session, that the account has logged in with before; null where it is unknown
 */
public record PasswordSource(String address, @Nullable String trusted) {
    private static final String LOGIN = "login/";

    /** Where somebody tries a password who is logged in: limited by this login alone. */
    public static PasswordSource ofLogin(String address, AuthSessionId login) {
        return new PasswordSource(address, LOGIN + login);
    }

    /** The login that tries it; empty where nobody is logged in. */
    Optional<AuthSessionId> login() {
        return Optional.ofNullable(trusted)
            .filter(text -> text.startsWith(LOGIN))
            .map(text -> new AuthSessionId(text.substring(LOGIN.length())));
    }

    public boolean isTrusted() {
        return trusted != null;
    }

    /** What is counted together. */
    public String subject() {
        return trusted == null ? "address/" + address : trusted;
    }
}
