package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Signal;
import dev.parley.chat.error.ParleyException;
import java.util.List;

/**
 * Forwards the media of calls that do not go from browser to browser. A call has one router, on one node; whichever node is
 * asked hands the request on to that one. The router knows participants by person, so that media outlive sockets; who is in
 * it follows the call.
 *
 * <p>Whether somebody may do this was asked before. All methods may be called from any thread, and do not wait for the router:
 * what it answers comes as {@link dev.parley.calls.session.CallEvent.Signalled}.
 */
public interface MediaRouter {
    /**
     * Part of the negotiation of the participant's peer connection with the router.
     *
     * @param from where the answer is to go
     * @throws ParleyException {@code INVALID_REQUEST} where this installation has no router, for an offer that cannot be
     *     answered, and for an answer: the router makes no offers; {@code UNAVAILABLE} where no node can take the call
     */
    void signal(CallId call, Person participant, ConnectionId from, Signal signal);

    /**
     * All pictures that the participant shows from now on.
     *
     * @throws ParleyException as for {@link #signal}
     */
    void subscribe(CallId call, Person participant, List<Subscription> shown);
}
