package dev.parley.chat.auth;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The token by which a browser is recognised from which an account has logged in before (OWASP, "Slow down online
 * guessing attacks with device cookies"). A token has an entry for each of the last five accounts: {@code <random
 * id>.<HMAC-SHA256 of id and user name>}, joined by colons. It grants no access; it only keeps others' guesses from
 * locking the device out.
 */
public final class DeviceTokens {

    private static final int MOST_ACCOUNTS = 5;
    private static final int ID_BYTES = 16;
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

    private final SecureRandom random = new SecureRandom();
    private final Signer signer;

    /** @param key at least 32 bytes, the same on all nodes */
    public DeviceTokens(byte[] key) {
        signer = new Signer(key);
    }

    /** The device's id for the account; empty where it has not logged in there before. */
    public Optional<String> deviceOf(@Nullable String token, String username) {
        return entries(token)
            .filter(entry -> isOf(entry, username))
            .findFirst()
            .map(entry -> entry.substring(0, entry.indexOf('.')));
    }

    /** The token of a device once the account has logged in from it. */
    public String with(@Nullable String token, String username) {
        String id = deviceOf(token, username).orElseGet(this::newId);
        var others = entries(token).filter(entry -> !isOf(entry, username));
        return Stream.concat(Stream.of(id + "." + signer.sign(claim(id, username))), others)
            .limit(MOST_ACCOUNTS)
            .collect(Collectors.joining(":"));
    }

    private boolean isOf(String entry, String username) {
        var parts = ENTRY.matcher(entry);
        return parts.matches() && signer.isSignature(parts.group(2), claim(parts.group(1), username));
    }

    private static Stream<String> entries(@Nullable String token) {
        return token == null || token.length() > MAX_LENGTH
            ? Stream.empty()
            : Arrays.stream(token.split(":"))
                  .filter(entry -> ENTRY.matcher(entry).matches())
                  .limit(MOST_ACCOUNTS);
    }

    private static String claim(String id, String username) {
        return "device/" + id + "/" + username;
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
