package dev.parley.calls.media;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The router of media.
 *
 * @param enabled whether calls of groups and channels go through it; otherwise from browser to browser. The same on all nodes
 * @param port the UDP port; 0 for any that is free
 * @param tcpEnabled whether browsers may also connect by TCP, where their network lets no UDP through
 * @param tcpPort the TCP port; 0 for any that is free, the number of the UDP port where none is given
 * @param bindAddress the only address at which it listens; empty for each address of this machine
 * @param announcedAddresses under which IP addresses browsers reach the UDP port, best first, where those of this machine
 *     are hidden behind NAT; empty for the addresses at which it listens. Where NAT maps the port to another number that one
 *     follows after a colon
 * @param announcedTcpAddresses the same for TCP; empty for the announced ones with the TCP port
 * @param scalableVideo whether browsers that can send their camera to the router as scalable video (VP9), in calls that are
 *     encrypted from end to end, instead of as three videos of VP8. The same on all nodes
 * @param loudest how many voices of one call are forwarded at once: those of the most active speakers, where there are more
 */
@ConfigurationProperties("parley.calls.router")
public record RouterProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("10000") int port,
    @DefaultValue("true") boolean tcpEnabled,
    @Nullable Integer tcpPort,
    @DefaultValue("") String bindAddress,
    @DefaultValue List<String> announcedAddresses,
    @DefaultValue List<String> announcedTcpAddresses,
    @DefaultValue("false") boolean scalableVideo,
    @DefaultValue("8") int loudest
) {
    private static final int MAX_PORT = 65_535;

    public RouterProperties {
        requirePort("port", port);
        if (tcpPort == null) {
            tcpPort = port;
        }
        requirePort("tcp-port", tcpPort);
        if (loudest < 1) {
            throw new IllegalArgumentException("parley.calls.router.loudest must be at least 1");
        }
        announcedAddresses = List.copyOf(announcedAddresses);
        announcedTcpAddresses = List.copyOf(announcedTcpAddresses);
    }

    @Override
    public Integer tcpPort() {
        return Objects.requireNonNull(tcpPort);
    }

    private static void requirePort(String key, int number) {
        if (number < 0 || number > MAX_PORT) {
            throw new IllegalArgumentException("parley.calls.router." + key + " must be from 0 to " + MAX_PORT);
        }
    }
}
