package dev.parley.chat.outbound;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which addresses this server may be made to call: those of the public internet that are not its own, and what the
 * configuration allows. So nobody reaches through it what only it can reach, such as a database beside it or the metadata of a cloud.
 *
 * <p>An address is judged, never a name: {@link GuardedPost} connects to the very addresses that were judged. What a name
 * leads to a moment later does not matter.
 */
@Component
public class AllowedTargets {

    private static final int LONGEST = 2_000;

    /** By the registry of special addresses of IANA. An IPv4-mapped IPv6 address is an IPv4 address in Java. */
    private static final List<Network> SPECIAL = networks(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        // Teredo and other protocols, documentation, 6to4: some of them carry an IPv4 address of any kind.
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20"
    );

    /** All else of IPv6 is loopback, link-local, unique-local, multicast, NAT64 or not in use. */
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

    private final List<Network> allowed;
    private final Predicate<InetAddress> own;

    @Autowired
    AllowedTargets(OutboundProperties properties) {
        this(properties, AllowedTargets::isOwn);
    }

    /** @param own whether an address is one of this machine */
    AllowedTargets(OutboundProperties properties, Predicate<InetAddress> own) {
        this.own = own;
        allowed = properties.allowedNetworks().stream().map(Network::parse).toList();
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }

    /** Whether a connection to the address may be opened. */
    public boolean allows(InetAddress address) {
        return (
            allowed.stream().anyMatch(network -> network.contains(address)) || (isPublic(address) && !own.test(address))
        );
    }

    /** What listens on all addresses of this machine is often kept from others by a firewall that it does not pass itself. */
    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** Whether it is an address of the public internet, whatever the configuration allows. */
    public static boolean isPublic(InetAddress address) {
        boolean global = address instanceof Inet4Address || GLOBAL_IPV6.contains(address);
        return global && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    /**
     * A target as a user has typed it: http or https, with a host, without a user name or a fragment. Where the host is a
     * name, what it leads to is judged at each request.
     *
     * @param field what the text is called in the refusal
     * @throws ParleyException {@code INVALID_REQUEST}
     */
    public URI require(String field, String text) {
        return parse(text)
            .filter(this::mayBeReached)
            .orElseThrow(() ->
                new ParleyException(
                    ErrorCode.INVALID_REQUEST,
                    Map.of(field, "must be a public http or https address of at most " + LONGEST + " characters")
                )
            );
    }

    private static Optional<URI> parse(String text) {
        try {
            return text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new URI(text)).filter(AllowedTargets::isWhole);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(URI target) {
        String scheme = target.getScheme();
        return (
            ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)) &&
            target.getHost() != null &&
            target.getRawUserInfo() == null &&
            target.getRawFragment() == null &&
            target.getPort() != 0 &&
            target.getPort() <= 65_535
        );
    }

    private boolean mayBeReached(URI target) {
        try {
            return allows(InetAddress.ofLiteral(target.getHost()));
        } catch (IllegalArgumentException aName) {
            return true;
        }
    }
}
