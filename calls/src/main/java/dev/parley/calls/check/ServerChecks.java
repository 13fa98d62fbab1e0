package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.ice.IceServers;
import dev.parley.calls.media.RouterReach;
import dev.parley.calls.media.RouterTrials;
import dev.parley.calls.place.Person;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What calls need of this node, as it sees it itself, for administrators. It asks the servers that the configuration names,
 * and no address that a request brings.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class ServerChecks {

    private static final int AT_ONCE = 4;
    private static final int MAX_RELAYS = 8;
    private static final long WITHIN_S = 15;

    private final Administrators administrators;
    private final RouterTrials trials;
    private final IceServers iceServers;
    private final CertificateProbe certificates;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** @throws ParleyException {@code FORBIDDEN} for who is no administrator; {@code UNAVAILABLE} while many ask */
    public List<Finding> look(UserId actor, Approach approach) {
        administrators.require(actor);
        if (!turns.tryAcquire()) {
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var relays = relays(Person.of(actor), executor);
            var certificate = later(
                () -> certificates.look(approach.publicAddresses()),
                Finding.skipped(Subject.CERTIFICATE, Reason.CERTIFICATE_UNSEEN),
                executor
            );
            var findings = new ArrayList<Finding>(router(trials.reach().orElse(null), approach));
            if (relays.isEmpty()) {
                findings.add(Finding.skipped(Subject.RELAY, Reason.NO_RELAY));
            }
            relays.forEach(relay -> findings.add(relay.join()));
            findings.add(ApproachRules.origin(approach));
            findings.add(ApproachRules.proxy(approach));
            findings.add(certificate.join());
            return findings;
        } finally {
            // Whoever does not come to an end is not waited for; an interrupt closes what a virtual thread reads.
            executor.shutdownNow();
            turns.release();
        }
    }

    private List<CompletableFuture<Finding>> relays(Person person, ExecutorService executor) {
        var probe = new RelayProbe();
        return iceServers
            .grantForCheck(person)
            .servers()
            .stream()
            .filter(server -> server.username() != null)
            .flatMap(server ->
                server
                    .urls()
                    .stream()
                    .map(url -> look(probe, url, server, executor))
            )
            .limit(MAX_RELAYS)
            .toList();
    }

    private static CompletableFuture<Finding> look(
        RelayProbe probe,
        String url,
        IceServer server,
        ExecutorService executor
    ) {
        var silent = Finding.failed(Subject.RELAY, Reason.RELAY_SILENT, Map.of("url", url));
        return later(() -> probe.look(url, server), silent, executor);
    }

    /** @param otherwise what is found where looking takes too long, or comes to no answer */
    private static CompletableFuture<Finding> later(
        Supplier<Finding> look,
        Finding otherwise,
        ExecutorService executor
    ) {
        return CompletableFuture.supplyAsync(look, executor)
            .completeOnTimeout(otherwise, WITHIN_S, TimeUnit.SECONDS)
            .exceptionally(failure -> {
                log.warn("A check of {} came to no answer: {}", otherwise.subject(), failure.toString());
                return otherwise;
            });
    }

    private static List<Finding> router(@Nullable RouterReach reach, Approach approach) {
        if (reach == null) {
            return List.of(Finding.skipped(Subject.ROUTER, Reason.ROUTER_OFF));
        }
        return List.of(
            Finding.passed(Subject.ROUTER, Map.of("addresses", text(reach.bound()))),
            ApproachRules.addresses(Subject.ADDRESSES, reach.announced(), reach.configured(), approach),
            reach.boundTcp().isEmpty()
                ? Finding.skipped(Subject.TCP, Reason.TCP_OFF)
                : ApproachRules.addresses(Subject.TCP, reach.announcedTcp(), reach.tcpConfigured(), approach)
        );
    }

    private static String text(List<InetSocketAddress> addresses) {
        return String.join(", ", CallChecks.addresses(addresses));
    }
}
