package dev.parley.calls.check;

import dev.parley.chat.outbound.AllowedTargets;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From where an address is reached, from the nearest to the farthest. */
enum Reach {
    MACHINE,
    NETWORK,
    INTERNET;

    private static final List<String> INNER_ENDINGS = List.of(
        ".local",
        ".lan",
        ".home",
        ".internal",
        ".intranet",
        ".corp",
        ".home.arpa"
    );

    static Reach of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return MACHINE;
        }
        return AllowedTargets.isPublic(address) ? INTERNET : NETWORK;
    }

    /** Of a host as a browser names it. A name is judged by its looks: it is never looked up, as the one who asks chooses it. */
    static Reach of(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        try {
            return of(InetAddress.ofLiteral(name.startsWith("[") ? name.substring(1, name.length() - 1) : name));
        } catch (IllegalArgumentException aName) {
            if (name.equals("localhost") || name.endsWith(".localhost")) {
                return MACHINE;
            }
            boolean inner = name.indexOf('.') < 0 || INNER_ENDINGS.stream().anyMatch(name::endsWith);
            return inner ? NETWORK : INTERNET;
        }
    }

    static Reach farthest(Stream<InetAddress> addresses) {
        return addresses.map(Reach::of).max(Comparator.naturalOrder()).orElse(MACHINE);
    }
}
