package dev.parley.calls.check;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * How a request has come to this server.
 *
 * @param scheme http or https, as a trusted proxy says
 * @param host of the page, likewise
 * @param client where it comes from, likewise
 * @param publicAddresses where people reach the page, as the configuration says
 */
public record Approach(
    String scheme,
    String host,
    int port,
    InetAddress client,
    Proxy proxy,
    List<URI> publicAddresses
) {
    public Approach {
        publicAddresses = List.copyOf(publicAddresses);
    }

    public enum Proxy {
        /** Nothing tells of one. */
        NONE,
        TRUSTED,
        /** As {@link #TRUSTED}, but it does not say on whose behalf it asks. */
        TRUSTED_AND_SILENT,
        UNTRUSTED,
    }

    /** As a browser writes it. */
    public String origin() {
        return scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port);
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    static String origin(URI address) {
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort();
        return scheme + "://" + address.getHost() + (port < 0 || port == usualPort(scheme) ? "" : ":" + port);
    }
}
