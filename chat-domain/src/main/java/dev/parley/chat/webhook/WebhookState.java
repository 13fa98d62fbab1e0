package dev.parley.chat.webhook;

/** Whether a webhook is told of anything, and if not, why. */
public enum WebhookState {
    /** It is told, or tried again where the receiver fails. */
    ON,
    /** An admin has switched it off. */
    SWITCHED_OFF,
    /** The receiver has failed for so long that the server has switched it off. */
    FAILED,
    /** The receiver has answered 410: it wants nothing any more. */
    GONE,
    /** The admin who has made or last changed it is none any more. */
    UNATTENDED,
    /** An administrator of the installation has switched it off, and only one switches it on again. */
    SUSPENDED,
}
