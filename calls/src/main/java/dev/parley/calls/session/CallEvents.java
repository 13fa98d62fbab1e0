package dev.parley.calls.session;

/** Where a call's events go. */
@FunctionalInterface
public interface CallEvents {
    /**
     * Hands the event on to its recipients' connections, whichever nodes hold them. It is called after the change is
     * stored, for the changes of one call possibly on several nodes at once: {@link Call#version()} gives the order.
     */
    void publish(CallEvent event);
}
