package dev.parley.api.embedded;

import org.jspecify.annotations.Nullable;

/** Why Parley cannot start, in one sentence, and what the person who started it can do about it. */
public final class StartFailure extends RuntimeException {

    private final String action;

    public StartFailure(String description, String action) {
        this(description, action, null);
    }

    StartFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public String description() {
        return String.valueOf(getMessage());
    }

    public String action() {
        return action;
    }
}
