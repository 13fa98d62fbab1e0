package dev.parley.chat.error;

import java.util.Map;

/**
 * A refusal with a stable code. {@code details} are safe to show to the client (limits, field names), never secrets or
 * the inner text of another exception.
 */
public class ParleyException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    public ParleyException(ErrorCode code) {
        this(code, Map.of());
    }

    public ParleyException(ErrorCode code, Map<String, Object> details) {
        super(code.name() + (details.isEmpty() ? "" : " " + details));
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** A refusal is an expected answer: nobody reads its stack trace, and filling it costs more than the answer. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
