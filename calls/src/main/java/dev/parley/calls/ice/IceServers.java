package dev.parley.calls.ice;

import dev.parley.calls.place.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Gives a person the configured ICE servers, with TURN credentials of the person's own. */
@Service
@RequiredArgsConstructor
public class IceServers {

    /** Long enough for clocks that do not quite agree. */
    private static final Duration FOR_CHECK = Duration.ofMinutes(2);

    private final IceProperties properties;
    private final Clock clock;

    /** For a check, which is over soon: what was handed out for it is good for no more. */
    public IceGrant grantForCheck(Person person) {
        return grant(person, min(properties.credentialTtl(), FOR_CHECK));
    }

    public IceGrant grantTo(Person person) {
        return grant(person, properties.credentialTtl());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private IceGrant grant(Person person, Duration lasts) {
        var servers = new ArrayList<IceServer>();
        if (!properties.stunUrls().isEmpty()) {
            servers.add(new IceServer(properties.stunUrls(), null, null));
        }
        var secret = properties.turnSecret();
        if (secret == null || properties.turnUrls().isEmpty()) {
            return new IceGrant(List.copyOf(servers), null);
        }
        var expiresAt = clock.instant().plus(lasts).truncatedTo(ChronoUnit.SECONDS);
        var credentials = TurnCredentials.of(person, expiresAt, secret);
        servers.add(new IceServer(properties.turnUrls(), credentials.username(), credentials.credential()));
        return new IceGrant(servers, expiresAt);
    }
}
