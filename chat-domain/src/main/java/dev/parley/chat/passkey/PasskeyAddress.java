package dev.parley.chat.passkey;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * For which address passkeys are. A browser gives them to pages of this address alone, so one that was made for another is
 * good for nothing here.
 *
 * @param host the host name, WebAuthn's id of the relying party
 * @param origin of the page; null for any port of {@code localhost}
 */
public record PasskeyAddress(String host, @Nullable String origin) {
    /** Where none is configured: of the same computer alone. */
    static final PasskeyAddress LOCAL = new PasskeyAddress("localhost", null);

    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
    private static final int NO_PORT = -1;

    /** Empty for what browsers make no passkeys for: an IP address, or one without TLS. */
    static Optional<PasskeyAddress> of(URI address) {
        if (address.getHost() == null || address.getScheme() == null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean local = host.equals(LOCAL.host) && scheme.equals("http");
        boolean secure = scheme.equals("https") && (host.equals(LOCAL.host) || NAME.matcher(host).matches());
        if (!local && !secure) {
            return Optional.empty();
        }
        int port = address.getPort();
        boolean usual = port == NO_PORT || port == (secure ? 443 : 80);
        return Optional.of(new PasskeyAddress(host, scheme + "://" + host + (usual ? "" : ":" + port)));
    }

    /** Whether a page of this origin may use them. */
    boolean fits(@Nullable String asking) {
        if (asking == null) {
            return false;
        }
        if (origin != null) {
            return origin.equals(asking);
        }
        try {
            return host.equals(URI.create(asking).getHost());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
