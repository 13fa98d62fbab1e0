package dev.parley.api.realtime.bus;

/** Where the messages of other nodes go, those of one topic one after the other. */
@FunctionalInterface
public interface Inbound {
    void heard(NodeMessage message);
}
