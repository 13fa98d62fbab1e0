package dev.parley.calls.media.transport;

import java.security.SecureRandom;

/**
 * By what a peer's connectivity checks are known (RFC 8839, section 5.4). The fragment finds the peer, the password proves
 * that a check comes from whom the description was given to.
 *
 * @param fragment 48 random bits, in 8 characters
 * @param password 144 random bits, in 24 characters
 */
public record IceCredentials(String fragment, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int FRAGMENT_LENGTH = 8;
    private static final int PASSWORD_LENGTH = 24;

    static IceCredentials create() {
        return new IceCredentials(random(FRAGMENT_LENGTH), random(PASSWORD_LENGTH));
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "IceCredentials[fragment=" + fragment + "]";
    }
}
