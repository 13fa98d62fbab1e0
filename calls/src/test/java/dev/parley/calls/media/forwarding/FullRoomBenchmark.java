package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.MediaClient;
import dev.parley.calls.media.sdp.Candidates;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.speech.Speech;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.MediaPort;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A room of 25 who all publish a camera and a voice and receive those of all others, one picture large, by real sockets with
 * DTLS and SRTP: what a forwarded packet costs the port's one thread, how long it is on its way, what is lost. See
 * docs/benchmarks.md.
 */
class FullRoomBenchmark {

    private static final int PEOPLE = Integer.getInteger("parley.benchmark.people", 25);
    private static final int VOICES = 8;
    private static final int SETTLING_S = 15;
    private static final int MEASURED_S = Integer.getInteger("parley.benchmark.seconds", 20);

    private final List<BenchmarkPeer> peers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private MediaPort port;
    private MediaRoom room;

    @BeforeEach
    void open() throws Exception {
        port = MediaPort.open(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            List.of(),
            Instant.now()
        );
        var candidates = new Candidates(port.addresses(), List.of());
        room = new MediaRoom(port, candidates, false, new Random(1), new Speech(VOICES, _ -> {}), (_, _) -> {});
        port.execute(() -> port.onTick(() -> room.tick(System.nanoTime())));
    }

    @AfterEach
    void close() throws Exception {
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
        peers.forEach(BenchmarkPeer::close);
        port.close();
    }

    @Test
    void forwards() throws Exception {
        var names = IntStream.range(0, PEOPLE)
            .mapToObj(i -> "p" + i)
            .toList();
        for (var name : names) {
            var others = names
                .stream()
                .filter(other -> !other.equals(name))
                .toList();
            var peer = new BenchmarkPeer(name, others, port.addresses().getFirst(), this::answer);
            peers.add(peer);
            show(name, others);
            threads.add(Thread.ofPlatform().name(name).start(peer::live));
        }
        TimeUnit.SECONDS.sleep(SETTLING_S);
        peers.forEach(BenchmarkPeer::take);
        long begun = cpuNs();
        TimeUnit.SECONDS.sleep(MEASURED_S);
        long spent = cpuNs() - begun;
        var received = peers.stream().map(BenchmarkPeer::take).toList();

        long packets = received.stream().mapToLong(BenchmarkPeer.Received::packets).sum();
        long missing = received.stream().mapToLong(BenchmarkPeer.Received::missing).sum();
        var delays = received
            .stream()
            .flatMap(each -> each.delaysMs().stream())
            .sorted()
            .toList();
        assertThat(packets).isPositive();
        report(
            """
            | people | packets forwarded a second | CPU µs a packet | share of a core | lost | delay, ms: median | 95 %% | 99 %% |
            |---|---|---|---|---|---|---|---|
            | %d | %d | %.2f | %.0f %% | %.2f %% | %.2f | %.2f | %.2f |
            """.formatted(
                PEOPLE,
                packets / MEASURED_S,
                spent / 1e3 / packets,
                (100.0 * spent) / TimeUnit.SECONDS.toNanos(MEASURED_S),
                (100.0 * missing) / (packets + missing),
                delays.get(delays.size() / 2),
                delays.get((delays.size() * 95) / 100),
                delays.get((delays.size() * 99) / 100)
            )
        );
    }

    /** The first picture large, the others small. */
    private void show(String name, List<String> others) {
        var heights = others
            .stream()
            .collect(
                Collectors.toMap(
                    other -> new TrackName(other, "camera"),
                    other -> other.equals(others.getFirst()) ? BenchmarkPeer.LARGE_HEIGHT : BenchmarkPeer.SMALL_HEIGHT
                )
            );
        port.execute(() -> room.show(name, heights));
    }

    private IceCredentials answer(String who, String sdp, Map<String, Sending> sends, Map<String, Wanted> wants)
        throws Exception {
        var offer = Offer.parse(sdp);
        return MediaClient.credentialsIn(ask(() -> room.answer(who, offer, sends, wants).orElseThrow()));
    }

    private <T> T ask(Supplier<T> task) throws Exception {
        var answered = new CompletableFuture<T>();
        port.execute(() -> answered.complete(task.get()));
        return answered.get(5, TimeUnit.SECONDS);
    }

    private static long cpuNs() {
        var threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("media-port")) {
                return threads.getThreadCpuTime(id);
            }
        }
        throw new AssertionError("the port has no thread");
    }

    private static void report(String table) throws Exception {
        var folder = Path.of("target", "benchmarks");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("full-room.md"), table);
        System.err.println(table);
    }
}
