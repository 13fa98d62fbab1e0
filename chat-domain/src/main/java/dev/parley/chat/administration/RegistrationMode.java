package dev.parley.chat.administration;

/** Who may register. */
public enum RegistrationMode {
    OPEN("open"),
    BY_INVITE("byInvite"),
    CLOSED("closed"),
    /** With an e-mail address of certain domains, by a link that is sent there. */
    BY_EMAIL("byEmail");

    private final String key;

    RegistrationMode(String key) {
        this.key = key;
    }

    /** As the protocol calls it. */
    String key() {
        return key;
    }
}
