package dev.parley.calls.media;

/** By what a browser reaches the router. */
public enum RouterTransport {
    UDP,
    TCP,
}
