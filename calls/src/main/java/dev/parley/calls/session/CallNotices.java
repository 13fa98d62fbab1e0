package dev.parley.calls.session;

/** Where it goes what everybody in a place is told of its call. */
@FunctionalInterface
public interface CallNotices {
    /**
     * Hands the notice on to all who belong to the place. It is called after the change is stored, for the changes of one
     * call possibly on several nodes at once: {@link CallSummary#version()} gives the order.
     */
    void publish(CallNotice notice);
}
