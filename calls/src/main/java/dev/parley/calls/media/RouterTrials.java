package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.chat.error.ParleyException;
import java.util.Optional;

/**
 * Connections by which a browser tries whether it reaches the router of this node. They belong to no call, carry nothing,
 * and end by themselves.
 */
public interface RouterTrials {
    /** Empty where this installation has no router, and while this node starts or stops. */
    Optional<RouterReach> reach();

    /**
     * Answers the offer of such a connection, which is reached by this transport alone. Of one person there are few at a
     * time: a new one takes the place of the oldest.
     *
     * @throws ParleyException {@code INVALID_REQUEST} for an offer that cannot be answered; {@code UNAVAILABLE} where there
     *     is no router, it is not reached by this transport, or as many trials go on as may
     */
    String answer(Person person, String offer, RouterTransport transport);
}
