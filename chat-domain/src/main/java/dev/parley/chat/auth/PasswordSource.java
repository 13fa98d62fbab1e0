package dev.parley.chat.auth;

import org.jspecify.annotations.Nullable;

/**
 * Where a password is tried from.
 *
 * @param address of the network, as it is limited: an IPv4 address or an IPv6 block of /64
 * @param trusted the device, or the auth session, that the account has logged in with before; null where it is unknown
 */
public record PasswordSource(String address, @Nullable String trusted) {
    public boolean isTrusted() {
        return trusted != null;
    }

    /** What is counted together. */
    public String subject() {
        return trusted == null ? "address/" + address : trusted;
    }
}
