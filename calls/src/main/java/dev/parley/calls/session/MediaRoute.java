package dev.parley.calls.session;

/** By which route the media of one participant went, as that participant's browser says. What goes by TLS goes by TCP too. */
public enum MediaRoute {
    /** The browser does not say, or the media have not flowed. */
    UNKNOWN,
    /** From browser to browser. */
    DIRECT_UDP,
    DIRECT_TCP,
    /** Through a TURN server, to another browser or to the router. */
    RELAY_UDP,
    RELAY_TCP,
    ROUTER_UDP,
    ROUTER_TCP,
}
