package dev.parley.calls.media;

/** How much the router of this node has to do. */
@FunctionalInterface
public interface ForwardedPeople {
    /** How many people have a connection to it, in all calls together. */
    int count();
}
