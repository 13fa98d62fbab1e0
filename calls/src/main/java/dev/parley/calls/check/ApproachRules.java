package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** What follows from the way by which a request has come. */
final class ApproachRules {

    private ApproachRules() {}

    /**
     * Whether browsers from where this one is, and from where the page is reached, reach these addresses. Sure is only what
     * the browser's own address tells; the page's name may lead to an address of the inner network, too.
     */
    static Finding addresses(
        Subject subject,
        List<InetSocketAddress> announced,
        boolean configured,
        Approach approach
    ) {
        var facts = Map.of(
            "addresses",
            String.join(", ", CallChecks.addresses(announced)),
            "source",
            configured ? "configured" : "found"
        );
        var reach = Reach.farthest(announced.stream().map(InetSocketAddress::getAddress));
        var client = Reach.of(approach.client());
        var page = Reach.of(approach.host());
        var reason = reach == Reach.MACHINE ? Reason.LOOPBACK_ADDRESS : Reason.PRIVATE_ADDRESS;
        if (client.compareTo(reach) > 0) {
            return Finding.failed(subject, reason, facts);
        }
        if (client.compareTo(reachOfItsFamily(announced, approach.client(), reach)) > 0) {
            return Finding.warned(subject, Reason.PRIVATE_ADDRESS, facts);
        }
        return page.compareTo(reach) > 0 ? Finding.warned(subject, reason, facts) : Finding.passed(subject, facts);
    }

    /** A browser that came by IPv4 may have no IPv6, and the other way round. @param others where there are none of it */
    private static Reach reachOfItsFamily(List<InetSocketAddress> announced, InetAddress client, Reach others) {
        var family = announced
            .stream()
            .map(InetSocketAddress::getAddress)
            .filter(address -> address.getClass() == client.getClass())
            .toList();
        return family.isEmpty() ? others : Reach.farthest(family.stream());
    }

    static Finding origin(Approach approach) {
        var asked = approach.origin();
        if (approach.scheme().equals("http") && Reach.of(approach.host()) != Reach.MACHINE) {
            return Finding.failed(Subject.ORIGIN, Reason.INSECURE, Map.of("origin", asked));
        }
        return approach
            .publicAddresses()
            .stream()
            .map(Approach::origin)
            .filter(configured -> !configured.equalsIgnoreCase(asked))
            .findFirst()
            .map(configured ->
                Finding.warned(Subject.ORIGIN, Reason.OTHER_ADDRESS, Map.of("origin", asked, "configured", configured))
            )
            .orElse(Finding.passed(Subject.ORIGIN, Map.of("origin", asked)));
    }

    static Finding proxy(Approach approach) {
        var facts = Map.of("client", approach.client().getHostAddress());
        return switch (approach.proxy()) {
            case NONE -> Finding.passed(Subject.PROXY, with(facts, "none"));
            case TRUSTED -> Finding.passed(Subject.PROXY, with(facts, "trusted"));
            case TRUSTED_AND_SILENT -> Finding.warned(Subject.PROXY, Reason.SILENT_PROXY, facts);
            case UNTRUSTED -> Finding.failed(Subject.PROXY, Reason.UNTRUSTED_PROXY, facts);
        };
    }

    private static Map<String, String> with(Map<String, String> facts, String proxy) {
        return Map.of("proxy", proxy, "client", facts.getOrDefault("client", ""));
    }
}
