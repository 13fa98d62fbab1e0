package dev.parley.calls.media;

import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.RedisForTests;
import dev.parley.chat.node.NodeId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisRouterPlacesIT {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final NodeId ONE = new NodeId(id("01"));
    private static final NodeId TWO = new NodeId(id("02"));

    private final RouterPlaces places = new RedisRouterPlaces(RedisForTests.empty());

    @Test
    void givesACallToTheFirstNodeThatTakesIt() {
        assertThat(places.find(CALL)).isEmpty();
        assertThat(places.take(CALL, Optional.empty(), ONE)).isEqualTo(ONE);
        assertThat(places.take(CALL, Optional.empty(), TWO)).isEqualTo(ONE);
        assertThat(places.find(CALL)).contains(ONE);
    }

    @Test
    void givesItToAnotherNodeOnlyInPlaceOfTheOneThatWasFound() {
        places.take(CALL, Optional.empty(), ONE);

        assertThat(places.take(CALL, Optional.of(ONE), TWO)).isEqualTo(TWO);
        assertThat(places.take(CALL, Optional.of(ONE), ONE))
            .as("it has lost it")
            .isEqualTo(TWO);
    }

    @Test
    void knowsTheCallsOfANode() {
        places.take(CALL, Optional.empty(), ONE);
        assertThat(places.callsOf(ONE)).containsExactly(CALL);
        places.release(CALL, ONE);
        assertThat(places.callsOf(ONE)).isEmpty();

        places.take(CALL, Optional.empty(), TWO);
        places.forget(TWO);
        assertThat(places.callsOf(TWO)).isEmpty();
    }

    @Test
    void releasesItForTheNodeThatHasItAlone() {
        places.take(CALL, Optional.empty(), ONE);
        places.release(CALL, TWO);
        assertThat(places.find(CALL)).contains(ONE);

        places.release(CALL, ONE);
        assertThat(places.find(CALL)).isEmpty();
    }
}
