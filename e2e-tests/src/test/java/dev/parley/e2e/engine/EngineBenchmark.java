package dev.parley.e2e.engine;

import dev.parley.e2e.Reports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Parley's message engine, and other servers beside it: the same chats with the same members and texts, in turns, by the same
 * generator; see docs/benchmarks.md. The others keep nothing of a message, Parley answers only once it is on the disk.
 */
@Isolated("Nothing else may take its time.")
class EngineBenchmark {

    private static final int JOINING_AT_ONCE = 64;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Sizes sizes = Sizes.current();

    @Test
    void fansOut() throws IOException {
        var report = new EngineReport(sizes);
        var peers = present(report);
        for (var peer : peers) {
            peer.prepare();
        }
        Pinning.bindGenerator();
        for (int round = 1; round <= sizes.rounds(); round++) {
            for (var peer : peers) {
                try {
                    measure(peer, report);
                } catch (IOException failure) {
                    report.note("%s, round %d: %s".formatted(peer.name(), round, failure.getMessage()));
                }
                // What there is so far is of use if a run is broken off.
                Reports.write("engine.md", report.markdown());
            }
        }
    }

    private List<Peer> present(EngineReport report) {
        var present = new ArrayList<Peer>();
        peers()
            .filter(Sizes::includes)
            .forEach(peer ->
                peer
                    .missing()
                    .ifPresentOrElse(
                        what -> report.note("%s is not measured: %s.".formatted(peer.name(), what)),
                        () -> present.add(peer)
                    )
            );
        return present;
    }

    private Stream<Peer> peers() {
        return Stream.of(
            ParleyPeer.withStoresWithin(sizes),
            ParleyPeer.withStoresApart(sizes),
            NodePeer.socketIo(),
            NodePeer.socketIoWithRedis(),
            NodePeer.ws(),
            NodePeer.uWebSockets(),
            new StompPeer()
        );
    }

    private void measure(Peer peer, EngineReport report) throws IOException {
        try (var server = peer.start()) {
            chats(peer, server, report);
            channel(peer, server, report);
            for (int connections : sizes.connections()) {
                report.connections(peer, connections, connect(server, connections));
            }
        }
    }

    private void chats(Peer peer, Server server, EngineReport report) throws IOException {
        try (var load = new LoadGenerator(server, sizes.chats(), sizes.members())) {
            load.connect(sizes.members(), JOINING_AT_ONCE, server::talk);
            load.rest(SETTLING);
            report.window(peer, measure(peer, server, load, () -> new Window(sizes.window())));
            for (int rate : sizes.rates()) {
                double messages = (double) rate / sizes.members();
                report.rate(peer, rate, measure(peer, server, load, () -> new FixedRate(messages)));
            }
        }
    }

    /** One who writes to many. */
    private void channel(Peer peer, Server server, EngineReport report) throws IOException {
        try (var load = new LoadGenerator(server, 1, 1)) {
            load.connect(sizes.ofChannel(), JOINING_AT_ONCE, (_, member) -> server.talk(sizes.chats(), member));
            load.rest(SETTLING);
            report.channel(peer, measure(peer, server, load, () -> new FixedRate(Sizes.TO_CHANNEL)));
        }
    }

    /** What a JVM has compiled for one kind of traffic, it compiles again for the next. */
    private Outcome measure(Peer peer, Server server, LoadGenerator load, Supplier<Traffic> traffic)
        throws IOException {
        if (peer.isCompiledWhileItRuns()) {
            Pinning.release(server);
            load.warmUp(traffic.get(), sizes.warmUp());
        }
        Pinning.bind(server);
        return load.measure(traffic.get(), BETWEEN, sizes.measured());
    }

    private Connections connect(Server server, int connections) throws IOException {
        int ofEachChat = connections / sizes.chats();
        var before = IdleMemory.of(server);
        LoadGenerator.Joined joined;
        IdleMemory after;
        try (var further = new LoadGenerator(server, sizes.chats(), 1)) {
            joined = further.connect(ofEachChat, JOINING_AT_ONCE, server::talk);
            further.rest(SETTLING);
            after = IdleMemory.of(server);
        }
        try (var again = new LoadGenerator(server, sizes.chats(), 1)) {
            return new Connections(joined, again.connect(ofEachChat, connections, server::talk), before, after);
        }
    }
}
