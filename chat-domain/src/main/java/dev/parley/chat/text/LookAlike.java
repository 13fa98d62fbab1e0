package dev.parley.chat.text;

import com.ibm.icu.text.SpoofChecker;

/** Which user names look alike (Unicode TR 39). */
public final class LookAlike {

    private static final SpoofChecker CONFUSABLE = new SpoofChecker.Builder()
        .setChecks(SpoofChecker.CONFUSABLE)
        .build();

    private LookAlike() {}

    /**
     * The same for all user names that are taken for one another: of which one has {@code 1} for {@code l}, {@code rn} for
     * {@code m}, {@code 0} for {@code o}, another of {@code . _ -} or more of them, or some of them at its end.
     *
     * @param username of {@code a-z 0-9 . _ -}
     */
    public static String skeleton(String username) {
        var plain = new StringBuilder(username.length());
        boolean apart = false;
        for (int at = 0; at < username.length(); at++) {
            char character = username.charAt(at);
            if (character == '.' || character == '_' || character == '-') {
                apart = true;
            } else {
                plain.append(apart ? "-" : "").append(character == '0' ? 'o' : character);
                apart = false;
            }
        }
        return CONFUSABLE.getSkeleton(plain);
    }
}
