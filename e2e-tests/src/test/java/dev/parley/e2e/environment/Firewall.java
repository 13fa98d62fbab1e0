package dev.parley.e2e.environment;

import static dev.parley.e2e.environment.TrafficControl.tc;

/** Between the browsers of a suite: while it is up, no UDP gets through but to the router and from it. */
public final class Firewall implements AutoCloseable {

    /** @param port the router's, by UDP over IPv4 */
    public Firewall(int port) {
        TrafficControl.requireIsolation();
        tc("qdisc add dev lo root handle 1: htb default 1");
        tc("class add dev lo parent 1: classid 1:1 htb rate 10gbit quantum 60000");
        tc("class add dev lo parent 1: classid 1:9 htb rate 10gbit quantum 60000");
        // Nothing fits into a queue of one byte.
        tc("qdisc add dev lo parent 1:9 handle 9: bfifo limit 1b");
        for (String side : new String[] { "sport", "dport" }) {
            tc(
                "filter add dev lo parent 1: prio 1 protocol ip u32 match ip protocol 17 0xff match ip %s %d 0xffff flowid 1:1",
                side,
                port
            );
        }
        tc("filter add dev lo parent 1: prio 2 protocol ip u32 match ip protocol 17 0xff flowid 1:9");
        tc("filter add dev lo parent 1: prio 3 protocol ipv6 u32 match ip6 protocol 17 0xff flowid 1:9");
    }

    @Override
    public void close() {
        tc("qdisc del dev lo root");
    }
}
