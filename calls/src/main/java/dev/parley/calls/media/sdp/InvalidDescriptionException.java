package dev.parley.calls.media.sdp;

/** A description that cannot be answered; the message says why. */
public final class InvalidDescriptionException extends Exception {

    InvalidDescriptionException(String message) {
        super(message);
    }
}
