package dev.parley.calls.media.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The digest of a certificate, by which a peer is known from its description (RFC 8122, section 5).
 *
 * @param algorithm as the description names it
 */
public record Fingerprint(String algorithm, byte[] digest) {
    private static final Map<String, String> DIGESTS = Map.of(
        "sha-256",
        "SHA-256",
        "sha-384",
        "SHA-384",
        "sha-512",
        "SHA-512"
    );
    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

    /** Reads {@code sha-256 AB:CD:…}; empty for what is no fingerprint, or by an algorithm that is not safe any more. */
    public static Optional<Fingerprint> parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        var algorithm = text.substring(0, space).toLowerCase(Locale.ROOT);
        try {
            byte[] digest = HEX.parseHex(text.substring(space + 1).strip());
            return DIGESTS.containsKey(algorithm) && digest.length == digest(algorithm).getDigestLength()
                ? Optional.of(new Fingerprint(algorithm, digest))
                : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    static Fingerprint of(byte[] certificate) {
        return new Fingerprint("sha-256", digest("sha-256").digest(certificate));
    }

    boolean isOf(byte[] certificate) {
        return MessageDigest.isEqual(digest, digest(algorithm).digest(certificate));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(DIGESTS.get(algorithm));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-2", impossible);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + HEX.formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return (
            other instanceof Fingerprint that && algorithm.equals(that.algorithm) && Arrays.equals(digest, that.digest)
        );
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}
