package dev.parley.chat.id;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The shape of an id; the typed ids check it in their constructors. */
public final class Ids {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Ids() {}

    /** Returns the value if it is a lower-case ULID, else throws {@link IllegalArgumentException}. */
    public static String requireUlid(String value) {
        if (!isUlid(value)) {
            throw new IllegalArgumentException("not an id");
        }
        return value;
    }

    /** The id that follows from a name, in the shape of a ULID but not ordered by time: 128 bits of the name's SHA-256. */
    public static String named(String name) {
        var bits = new BigInteger(1, Arrays.copyOf(sha256(name), 16));
        var id = new StringBuilder();
        for (int shift = 125; shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static boolean isUlid(String value) {
        return ULID.matcher(value).matches();
    }
}
