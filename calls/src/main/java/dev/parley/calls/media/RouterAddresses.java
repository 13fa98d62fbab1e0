package dev.parley.calls.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the router listens, and by which addresses browsers are told to reach it. */
record RouterAddresses(RouterProperties properties) {
    /** Each address of this machine, or the configured one; loopback last, as only browsers of this machine reach it. */
    List<InetSocketAddress> listened() {
        return listened(properties.port());
    }

    /** The same by TCP; nowhere where that is not wanted. */
    List<InetSocketAddress> listenedByTcp() {
        return properties.tcpEnabled() ? listened(properties.tcpPort()) : List.of();
    }

    private List<InetSocketAddress> listened(int port) {
        var addresses = properties.bindAddress().isBlank()
            ? ofThisMachine()
            : Stream.of(parse("parley.calls.router.bind-address", properties.bindAddress()));
        return loopbackLast(addresses)
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    }

    /** @param bound where the port is bound, with its numbers */
    List<InetSocketAddress> announced(List<InetSocketAddress> bound) {
        return announced(parsed(properties.announcedAddresses()), bound);
    }

    /** The same by TCP: where none are given those for UDP, with the number of the TCP port. */
    List<InetSocketAddress> announcedByTcp(List<InetSocketAddress> bound) {
        var given = properties.announcedTcpAddresses();
        return announced(
            given.isEmpty()
                ? parsed(properties.announcedAddresses()).stream().map(AnnouncedAddress::withoutPort).toList()
                : parsed(given),
            bound
        );
    }

    private static List<AnnouncedAddress> parsed(List<String> given) {
        return given
            .stream()
            .map(text -> AnnouncedAddress.parse(text.strip()))
            .toList();
    }

    private static List<InetSocketAddress> announced(List<AnnouncedAddress> given, List<InetSocketAddress> bound) {
        if (bound.isEmpty()) {
            return List.of();
        }
        if (!given.isEmpty()) {
            return given
                .stream()
                .map(each -> announced(each, bound))
                .toList();
        }
        return bound
            .stream()
            .flatMap(each -> each.getAddress().isAnyLocalAddress() ? each(each) : Stream.of(each))
            .toList();
    }

    private static InetSocketAddress announced(AnnouncedAddress given, List<InetSocketAddress> bound) {
        var address = parse("parley.calls.router.announced-addresses or announced-tcp-addresses", given.host());
        return new InetSocketAddress(address, given.port() == 0 ? portFor(address, bound) : given.port());
    }

    /** A socket at all addresses is reached by each of its family. */
    private static Stream<InetSocketAddress> each(InetSocketAddress wildcard) {
        return loopbackLast(ofThisMachine())
            .filter(address -> family(address) == family(wildcard.getAddress()))
            .map(address -> new InetSocketAddress(address, wildcard.getPort()));
    }

    private static int portFor(InetAddress address, List<InetSocketAddress> bound) {
        return bound
            .stream()
            .filter(each -> family(each.getAddress()) == family(address))
            .findFirst()
            .orElse(bound.getFirst())
            .getPort();
    }

    private static Stream<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                .filter(RouterAddresses::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress());
        } catch (SocketException failure) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", failure);
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    /** IPv4 first among others, as more networks carry it. */
    private static Stream<InetAddress> loopbackLast(Stream<InetAddress> addresses) {
        return addresses.sorted(
            Comparator.comparing(InetAddress::isLoopbackAddress).thenComparing(RouterAddresses::family)
        );
    }

    private static int family(InetAddress address) {
        return address.getAddress().length;
    }

    /** An IP address; a name is resolved once, now. */
    private static InetAddress parse(String key, String text) {
        try {
            return InetAddress.getByName(text.strip());
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(key + " has " + text + ", which is no address", unknown);
        }
    }
}
