package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.Track;
import dev.parley.chat.error.ParleyException;
import java.util.List;

/**
 * Forwards the media of calls that do not go from browser to browser. A call has one router, on one node; whichever node is
 * asked hands the request on to that one, and a node that is to have the call's first participant takes it. Where the node
 * of a router dies, its participants are told to begin anew ({@link RouterEvents#lost}).
 *
 * <p>Whether somebody may do this was asked before. All methods may be called from any thread, return without waiting for
 * the network, and do nothing for a connection that has not joined or has left. What is said for one connection is carried
 * out in the order of the calls.
 */
public interface MediaRouter {
    /**
     * The participant is to send and receive through the router by this connection; a second time has no effect.
     *
     * @throws ParleyException {@code INVALID_REQUEST} where this installation has no router, {@code UNAVAILABLE} where the
     *     call's cannot be reached
     */
    void join(CallId call, ConnectionId participant);

    /** The participant has left, or has moved to another connection, which joins on its own. */
    void leave(CallId call, ConnectionId participant);

    /**
     * Part of the negotiation of the participant's peer connection with the router.
     *
     * @throws ParleyException as for {@link #join}
     */
    void signal(CallId call, ConnectionId participant, Signal signal);

    /** All that the participant publishes from now on. */
    void publish(CallId call, ConnectionId publisher, List<Track> tracks);

    /**
     * All pictures that the participant shows from now on.
     *
     * @throws ParleyException as for {@link #join}
     */
    void subscribe(CallId call, Person subscriber, List<Subscription> shown);
}
