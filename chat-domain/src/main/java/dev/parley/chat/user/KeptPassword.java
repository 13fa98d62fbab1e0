package dev.parley.chat.user;

/**
 * What is kept of a user's password.
 *
 * @param number how often it was changed; a login remembers by which one it began
 */
public record KeptPassword(String hash, int number) {
    /** Without the hash, so that it never reaches a log. */
    @Override
    public String toString() {
        return "KeptPassword[" + number + "]";
    }
}
