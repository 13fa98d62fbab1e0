package dev.parley.api.limit;

import java.time.Duration;
import java.util.Locale;
import lombok.RequiredArgsConstructor;

/** What is limited, and to how much unless {@code parley.limits} says otherwise. */
@RequiredArgsConstructor
public enum Limit {
    /** Registrations from one address. */
    REGISTRATIONS(30, Duration.ofMinutes(10)),
    /** Attempts to log in from one address. */
    LOGINS(60, Duration.ofMinutes(5)),
    /** Attempts to log in under one user name, from anywhere. */
    LOGINS_OF_NAME(20, Duration.ofMinutes(5)),
    /** Requests without a login, or with a token that is none, from one address. */
    ANONYMOUS(300, Duration.ofMinutes(1)),
    /** Handshakes of the socket from one address. */
    HANDSHAKES(600, Duration.ofMinutes(1)),
    /** Requests of one user. */
    REQUESTS(1_200, Duration.ofMinutes(1)),
    /** Chats that one user creates. */
    CHATS(60, Duration.ofMinutes(10)),
    /** Messages that one user sends, and changes to messages. */
    MESSAGES(240, Duration.ofMinutes(1)),
    /** Searches of one user, for users or messages. */
    SEARCHES(120, Duration.ofMinutes(1)),
    /** Files that one user uploads. */
    UPLOADS(60, Duration.ofMinutes(1)),
    /** Invites that one user looks at or follows. */
    INVITES(30, Duration.ofMinutes(1)),
    /** Calls that one user starts. */
    CALLS(20, Duration.ofMinutes(1));

    private final long permits;
    private final Duration per;

    long permits() {
        return permits;
    }

    Duration per() {
        return per;
    }

    /** As it stands in the configuration and in headers: {@code LOGINS_OF_NAME} is logins-of-name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
