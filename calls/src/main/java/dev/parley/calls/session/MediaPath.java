package dev.parley.calls.session;

/** How the media of a call go. */
public enum MediaPath {
    /** From browser to browser: each participant has a peer connection with each other one. */
    DIRECT,
    /** Through the call's router: each participant has one peer connection, with it. */
    ROUTER,
}
