package dev.parley.calls.ice;

import dev.parley.calls.place.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** TURN servers as a person gets them. */
public final class TestGrants {

    private TestGrants() {}

    public static IceServer turn(String url, String secret, Person person) {
        var properties = new IceProperties(List.of(), List.of(url), secret, Duration.ofHours(1));
        return new IceServers(properties, Clock.systemUTC()).grantForCheck(person).servers().getFirst();
    }
}
