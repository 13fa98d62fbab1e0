package dev.parley.calls.check;

import dev.parley.calls.ice.IceGrant;
import java.util.List;

/**
 * What a browser is to try.
 *
 * @param router whether there is a router to be reached
 * @param udp the addresses by which browsers are told to reach it, as host:port, best first; empty where there is no router
 * @param tcp the same by TCP; empty where there is none by TCP
 * @param relay the STUN and TURN servers, with credentials that end soon
 */
public record CheckPlan(boolean router, List<String> udp, List<String> tcp, IceGrant relay) {
    public CheckPlan {
        udp = List.copyOf(udp);
        tcp = List.copyOf(tcp);
    }
}
