package dev.parley.api.realtime.bus;

/** Where one says which topics one wants to hear. */
@FunctionalInterface
public interface Topics {
    /** From the confirmation on, until the interest is closed, what is published there comes to {@link Inbound}. Never waits. */
    Interest hold(Topic topic);
}
