package dev.parley.api.error;

import java.io.IOException;

/** A body has turned out longer than its limit while it was read. */
public final class BodyTooLargeException extends IOException {

    private final int limitBytes;

    public BodyTooLargeException(int limitBytes) {
        super("more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    int limitBytes() {
        return limitBytes;
    }
}
