package dev.parley.api.realtime.lifecycle;

import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.BotLogin;
import dev.parley.api.security.LiveLogins;
import dev.parley.chat.apikey.ApiKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes the connections that nobody uses or may use any more. While this node is late itself, clients may be silent for two
 * minutes more: else a node with too much to do would lose the clients whose frames it has not read yet, who come back and
 * give it more to do.
 */
@Component
@RequiredArgsConstructor
public class ConnectionWatch {

    public static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration MAX_SILENCE = HEARTBEAT.multipliedBy(2);
    private static final Duration MAX_ANONYMOUS = Duration.ofSeconds(10);

    /** How much longer a client may have been silent while this node is late. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(2);
    private static final long PERIOD_MS = 1_000;
    private static final int PAGE = 1_000;

    private final Connections connections;
    private final LiveLogins logins;
    private final ApiKeys keys;
    private final Clock clock;
    private final Promptness promptness = new Promptness(System::nanoTime, Duration.ofMillis(PERIOD_MS));

    @Scheduled(fixedDelay = PERIOD_MS)
    void check() {
        var patience = promptness.begin() ? Duration.ZERO : MOST_PATIENCE;
        try {
            var now = clock.instant();
            for (Connection connection : connections.all()) {
                overdue(connection, now, patience).ifPresent(connection::close);
            }
        } finally {
            promptness.end();
        }
    }

    /** Finds the logins of whose revocation this node has not heard, because Redis or the node that made it was away. */
    @Scheduled(fixedDelayString = "${parley.realtime.login-audit-interval:30s}")
    void auditLogins() {
        var sessions = connections
            .all()
            .stream()
            .flatMap(connection -> connection.login().stream())
            .map(AuthenticatedLogin::sessionId)
            .distinct()
            .toList();
        for (int from = 0; from < sessions.size(); from += PAGE) {
            logins
                .endedAmong(sessions.subList(from, Math.min(from + PAGE, sessions.size())))
                .forEach(connections::closeAll);
        }
    }

    /** Likewise the API keys of bots. */
    @Scheduled(fixedDelayString = "${parley.realtime.login-audit-interval:30s}")
    void auditKeys() {
        var held = connections
            .all()
            .stream()
            .flatMap(connection -> connection.bot().stream())
            .map(BotLogin::keyId)
            .distinct()
            .toList();
        for (int from = 0; from < held.size(); from += PAGE) {
            keys.endedAmong(held.subList(from, Math.min(from + PAGE, held.size()))).forEach(connections::closeAll);
        }
    }

    /** Clients of a node that stops go to another at once, rather than finding out: after they were told what else follows from it. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ContextClosedEvent.class)
    void goAway() {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            connections.all().forEach(connection -> each.execute(() -> connection.closeNow(CloseCode.GOING_AWAY)));
        }
    }

    private static Optional<CloseCode> overdue(Connection connection, Instant now, Duration patience) {
        if (
            connection
                .principal()
                .filter(principal -> !principal.expiresAt().isAfter(now))
                .isPresent()
        ) {
            return Optional.of(CloseCode.NOT_AUTHENTICATED);
        }
        return silent(connection, now.minus(patience));
    }

    private static Optional<CloseCode> silent(Connection connection, Instant now) {
        if (connection.principal().isEmpty() && !connection.openedAt().plus(MAX_ANONYMOUS).isAfter(now)) {
            return Optional.of(CloseCode.NOT_AUTHENTICATED);
        }
        return connection.heardAt().plus(MAX_SILENCE).isBefore(now)
            ? Optional.of(CloseCode.HEARTBEAT_MISSED)
            : Optional.empty();
    }
}
