package dev.parley.api.realtime.delivery;

import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.OwedFactors;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes the connections of those who have to set up a second factor before anything else. */
@Component
@RequiredArgsConstructor
class SecondFactorWatch {

    private final Connections connections;
    private final OwedFactors owed;

    /** @param userId who may have to from now on; null for everybody */
    void due(@Nullable UserId userId) {
        owed.changed(userId);
        close(userId == null ? connections.all() : connections.of(userId));
    }

    /** Finds those of whom this node has not heard, because Redis or the node that decided it was away. */
    @Scheduled(fixedDelayString = "${parley.realtime.login-audit-interval:30s}")
    void audit() {
        close(connections.all());
    }

    private void close(Collection<Connection> asked) {
        var users = asked
            .stream()
            .flatMap(connection -> connection.login().stream())
            .map(AuthenticatedLogin::userId)
            .collect(Collectors.toSet());
        var found = users.isEmpty() ? Set.<UserId>of() : owed.among(users);
        for (Connection connection : asked) {
            connection
                .login()
                .filter(login -> found.contains(login.userId()))
                .ifPresent(_ -> connection.close(CloseCode.SECOND_FACTOR_REQUIRED));
        }
    }
}
