package dev.parley.api.realtime.bus;

import java.util.List;

/** Where the messages of other nodes go, those of one topic one after the other. */
@FunctionalInterface
public interface Inbound {
    /**
     * @param messages that came together, in order; where one of them fails the others are heard all the same, but for
     *     events of the same chat that were to go out with it: these are found by the audit of {@code ChatFeeds}
     */
    void heard(List<NodeMessage> messages);
}
