package dev.parley.api.realtime;

import dev.parley.api.security.AuthenticatedLogin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the connections that nobody uses or may use any more. */
@Component
@RequiredArgsConstructor
class ConnectionWatch {

    static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration MAX_SILENCE = HEARTBEAT.multipliedBy(2);
    private static final Duration MAX_ANONYMOUS = Duration.ofSeconds(10);

    private final Connections connections;
    private final Clock clock;

    @Scheduled(fixedDelay = 1000)
    void check() {
        var now = clock.instant();
        for (Connection connection : connections.all()) {
            overdue(connection, now).ifPresent(connection::close);
        }
    }

    /** Clients of a node that stops go to another at once, rather than finding out. */
    @EventListener(ContextClosedEvent.class)
    void goAway() {
        connections.all().forEach(connection -> connection.close(CloseCode.GOING_AWAY));
    }

    private static Optional<CloseCode> overdue(Connection connection, Instant now) {
        var loginEnds = connection
            .login()
            .map(AuthenticatedLogin::expiresAt)
            .orElseGet(() -> connection.openedAt().plus(MAX_ANONYMOUS));
        if (!loginEnds.isAfter(now)) {
            return Optional.of(CloseCode.NOT_AUTHENTICATED);
        }
        return connection.heardAt().plus(MAX_SILENCE).isBefore(now)
            ? Optional.of(CloseCode.HEARTBEAT_MISSED)
            : Optional.empty();
    }
}
