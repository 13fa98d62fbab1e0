package dev.parley.calls.media.sdp;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where browsers are told to reach the router.
 *
 * @param udp best first
 * @param tcp for networks that let no UDP through, best first
 */
public record Candidates(List<InetSocketAddress> udp, List<InetSocketAddress> tcp) {
    public Candidates {
        udp = List.copyOf(udp);
        tcp = List.copyOf(tcp);
    }

    public Candidates byUdpAlone() {
        return new Candidates(udp, List.of());
    }

    public Candidates byTcpAlone() {
        return new Candidates(List.of(), tcp);
    }
}
