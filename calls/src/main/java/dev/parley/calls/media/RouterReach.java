package dev.parley.calls.media;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where the router of this node listens, and where browsers are told to reach it, best first.
 *
 * @param boundTcp empty where there is no TCP
 * @param configured whether the announced addresses come from the configuration; those that were found otherwise
 * @param tcpConfigured the same of those by TCP
 */
public record RouterReach(
    List<InetSocketAddress> bound,
    List<InetSocketAddress> boundTcp,
    List<InetSocketAddress> announced,
    List<InetSocketAddress> announcedTcp,
    boolean configured,
    boolean tcpConfigured
) {
    public RouterReach {
        bound = List.copyOf(bound);
        boundTcp = List.copyOf(boundTcp);
        announced = List.copyOf(announced);
        announcedTcp = List.copyOf(announcedTcp);
    }

    public List<InetSocketAddress> announced(RouterTransport transport) {
        return switch (transport) {
            case UDP -> announced;
            case TCP -> announcedTcp;
        };
    }
}
