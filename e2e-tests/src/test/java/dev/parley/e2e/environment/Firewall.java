package dev.parley.e2e.environment;

import static dev.parley.e2e.environment.TrafficControl.tc;

import java.util.List;

/** Lets some UDP through no more, while it is up. */
public final class Firewall implements AutoCloseable {

    private static final String UDP_FROM = "match ip protocol 17 0xff match ip sport %d 0xffff";
    private static final String UDP_TO = "match ip protocol 17 0xff match ip dport %d 0xffff";

    private Firewall() {
        TrafficControl.requireIsolation();
        tc("qdisc add dev lo root handle 1: htb default 1");
        tc("class add dev lo parent 1: classid 1:1 htb rate 10gbit quantum 60000");
        tc("class add dev lo parent 1: classid 1:9 htb rate 10gbit quantum 60000");
        // Nothing fits into a queue of one byte.
        tc("qdisc add dev lo parent 1:9 handle 9: bfifo limit 1b");
    }

    /**
     * Browsers reach the router and not each other.
     *
     * @param router the router's port, by IPv4
     */
    public static Firewall between(int router) {
        var firewall = new Firewall();
        for (String side : List.of(UDP_FROM, UDP_TO)) {
            tc("filter add dev lo parent 1: prio 1 protocol ip u32 " + side + " flowid 1:1", router);
        }
        tc("filter add dev lo parent 1: prio 2 protocol ip u32 match ip protocol 17 0xff flowid 1:9");
        tc("filter add dev lo parent 1: prio 3 protocol ipv6 u32 match ip6 protocol 17 0xff flowid 1:9");
        return firewall;
    }

    @Override
    public void close() {
        tc("qdisc del dev lo root");
    }
}
