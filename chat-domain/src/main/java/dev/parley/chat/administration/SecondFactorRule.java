package dev.parley.chat.administration;

/** Who has to have a second factor. */
public enum SecondFactorRule {
    NOBODY("nobody"),
    ADMINISTRATORS("administrators"),
    EVERYBODY("everybody");

    private final String key;

    SecondFactorRule(String key) {
        this.key = key;
    }

    /** As the protocol calls it. */
    String key() {
        return key;
    }
}
