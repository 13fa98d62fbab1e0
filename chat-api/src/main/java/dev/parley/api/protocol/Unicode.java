package dev.parley.api.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What JSON can spell in escapes, but UTF-8 cannot carry. */
public final class Unicode {

    private Unicode() {}

    /** Whether each surrogate of the text has its other half (The Unicode Standard, section 3.9). */
    public static boolean isWellFormed(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }
}
