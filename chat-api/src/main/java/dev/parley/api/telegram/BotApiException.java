package dev.parley.api.telegram;

import java.io.IOException;
import java.time.Duration;

/**
 * Telegram has not done what it was asked. The token is part of each address of the Bot API, so no exception that may print
 * the address is the cause of this one, and nothing of its text is taken over.
 */
final class BotApiException extends RuntimeException {

    private static final int NONE = 0;
    private static final int LONGEST = 200;

    private final int status;
    private final Duration retryAfter;

    private BotApiException(String message, int status, Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** @param description Telegram's */
    static BotApiException refused(int status, String description, Duration retryAfter) {
        return new BotApiException("Telegram answers " + status + ": " + cleaned(description), status, retryAfter);
    }

    private static String cleaned(String description) {
        String line = description.replaceAll("[^\\x20-\\x7e]", "?");
        return line.substring(0, Math.min(LONGEST, line.length()));
    }

    /** There was no answer, or none that can be read. */
    static BotApiException unanswered(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return new BotApiException(
            "Telegram does not answer: " + cause.getClass().getSimpleName(),
            NONE,
            Duration.ZERO
        );
    }

    /** Telegram knows no bot with this token. 404 is what it answers to one that cannot be any. */
    boolean isOfToken() {
        return status == 401 || status == 404;
    }

    /** Whoever it was for has blocked the bot, or is gone. */
    boolean isOfReceiver() {
        return status == 403;
    }

    /** Asked again it would be answered the same. */
    boolean isFinal() {
        return status >= 400 && status < 500 && status != 429 && status != 409 && !isOfToken();
    }

    /** How long nothing more is to be asked; zero where Telegram does not say. */
    Duration retryAfter() {
        return retryAfter;
    }
}
