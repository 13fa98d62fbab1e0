package dev.parley.calls.session;

import java.util.regex.Pattern;

/**
 * The public keys of the page by which somebody is in a call, with which the media between devices are encrypted. The server
 * hands them on as they are: whether the signature is right, the other devices find out. See docs/architecture/encryption.md.
 *
 * @param identity an Ed25519 key of the person's browser, the same in each call; base64url without padding, as all here
 * @param agreement an X25519 key of this page for this call
 * @param signature of {@code agreement}, with the call and the person, by {@code identity}
 */
public record DeviceKeys(String identity, String agreement, String signature) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");

    /** @throws IllegalArgumentException for what has not the length of such keys */
    public DeviceKeys {
        if (!KEY.matcher(identity).matches() || !KEY.matcher(agreement).matches()) {
            throw new IllegalArgumentException("a key must be 32 bytes in base64url");
        }
        if (!SIGNATURE.matcher(signature).matches()) {
            throw new IllegalArgumentException("a signature must be 64 bytes in base64url");
        }
    }
}
