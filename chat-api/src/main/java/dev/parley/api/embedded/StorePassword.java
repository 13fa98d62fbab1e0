package dev.parley.api.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords by which Parley alone reaches the stores that it runs. */
final class StorePassword {

    private static final int BYTES = 24;

    private StorePassword() {}

    /** 48 characters of 0-9 and a-f. */
    static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
