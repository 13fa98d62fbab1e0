package dev.parley.calls.ice;

import dev.parley.calls.place.Person;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Gives a person the configured ICE servers, with TURN credentials of the person's own. */
@Service
@RequiredArgsConstructor
public class IceServers {

    private final IceProperties properties;
    private final Clock clock;

    public IceGrant grantTo(Person person) {
        var servers = new ArrayList<IceServer>();
        if (!properties.stunUrls().isEmpty()) {
            servers.add(new IceServer(properties.stunUrls(), null, null));
        }
        var secret = properties.turnSecret();
        if (secret == null || properties.turnUrls().isEmpty()) {
            return new IceGrant(List.copyOf(servers), null);
        }
        var expiresAt = clock.instant().plus(properties.credentialTtl()).truncatedTo(ChronoUnit.SECONDS);
        var credentials = TurnCredentials.of(person, expiresAt, secret);
        servers.add(new IceServer(properties.turnUrls(), credentials.username(), credentials.credential()));
        return new IceGrant(servers, expiresAt);
    }
}
