package dev.parley.chat.administration;

/** Who may register. */
public enum RegistrationMode {
    OPEN("open"),
    BY_INVITE("byInvite"),
    CLOSED("closed");

    private final String key;

    RegistrationMode(String key) {
        this.key = key;
    }

    /** As the protocol calls it. */
    String key() {
        return key;
    }
}
