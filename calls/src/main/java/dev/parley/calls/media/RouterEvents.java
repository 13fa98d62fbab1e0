package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Signal;

/** What a router tells; it does not wait for the answer. */
public interface RouterEvents {
    /** Part of the negotiation of the participant's peer connection with the router. */
    void signalled(CallId call, ConnectionId participant, Signal signal);

    /** The call's router is gone with its node: the participants join again, and another node takes the call. */
    void lost(CallId call);
}
