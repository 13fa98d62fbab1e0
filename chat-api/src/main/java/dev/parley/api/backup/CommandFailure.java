package dev.parley.api.backup;

/** Why a command cannot be carried out, in words for the one who has given it. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
