package dev.parley.e2e.environment;

import static dev.parley.e2e.environment.TrafficControl.tc;

/**
 * The line from the router to all browsers, or to one, made slow by the kernel of the suites' own network: what does not fit
 * waits at most 50 ms and is then dropped, as at a line without much of a queue.
 */
public final class Downlink implements AutoCloseable {

    /** @param port the router's, by UDP over IPv4 */
    public Downlink(int port) {
        this(port, "");
    }

    /** The same to one browser, by its own port. */
    public static Downlink toOne(int port, int browserPort) {
        return new Downlink(port, " match ip dport %d 0xffff".formatted(browserPort));
    }

    private Downlink(int port, String further) {
        TrafficControl.requireIsolation();
        tc("qdisc add dev lo root handle 1: htb default 1");
        tc("class add dev lo parent 1: classid 1:1 htb rate 10gbit quantum 60000");
        tc("class add dev lo parent 1: classid 1:2 htb rate 10gbit quantum 60000");
        tc(
            "filter add dev lo parent 1: protocol ip u32 match ip protocol 17 0xff match ip sport %d 0xffff%s flowid 1:2",
            port,
            further
        );
    }

    /** Slower from now on, or less slow. */
    public void throttle(int kilobitsPerSecond) {
        tc("qdisc replace dev lo parent 1:2 handle 2: tbf rate %dkbit burst 10k latency 50ms", kilobitsPerSecond);
    }

    @Override
    public void close() {
        tc("qdisc del dev lo root");
    }
}
