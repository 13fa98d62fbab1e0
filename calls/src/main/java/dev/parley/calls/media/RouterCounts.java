package dev.parley.calls.media;

import dev.parley.calls.media.transport.TransportCounts;

/** What the router of this node has done since its start. */
@FunctionalInterface
public interface RouterCounts {
    TransportCounts transport();
}
