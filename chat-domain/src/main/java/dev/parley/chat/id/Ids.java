package dev.parley.chat.id;

import java.util.regex.Pattern;

/** The shape of an id; the typed ids check it in their constructors. */
public final class Ids {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    private Ids() {}

    /** Returns the value if it is a lower-case ULID, else throws {@link IllegalArgumentException}. */
    public static String requireUlid(String value) {
        if (!isUlid(value)) {
            throw new IllegalArgumentException("not an id");
        }
        return value;
    }

    public static boolean isUlid(String value) {
        return ULID.matcher(value).matches();
    }
}
