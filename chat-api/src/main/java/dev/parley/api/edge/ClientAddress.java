package dev.parley.api.edge;

import jakarta.servlet.ServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address that a request comes from: the peer's, or the one that a trusted proxy names. */
public record ClientAddress(InetAddress address) {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");

    public static ClientAddress of(ServletRequest request) {
        return parse(request.getRemoteAddr()).orElseThrow();
    }

    /** Reads a literal address, with or without a port; never asks the DNS. */
    static Optional<ClientAddress> parse(String text) {
        String literal = text.strip();
        var parts = WITH_PORT.matcher(literal);
        if (parts.matches()) {
            literal = parts.group(1) == null ? parts.group(2) : parts.group(1);
        }
        int zone = literal.indexOf('%');
        try {
            return Optional.of(
                new ClientAddress(InetAddress.ofLiteral(zone < 0 ? literal : literal.substring(0, zone)))
            );
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The key under which limits count the address. With IPv6 a customer gets at least a /64 (RFC 6177), so all
     * addresses of a /64 count as one. An IPv4 address mapped into IPv6 counts as the IPv4 address.
     */
    public String key() {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            network.append("%x:".formatted(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
        }
        return network.append(":/64").toString();
    }
}
