package dev.parley.e2e.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of all chats, by one thread: it sends what a {@link Traffic} says and receives all that comes, much cheaper
 * than a server that is measured.
 */
final class LoadGenerator implements Connection.Owner, AutoCloseable {

    /** How long a connection is silent at most, where the server wants to hear of it. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration JOINING = Duration.ofMinutes(2);
    private static final Duration WARMING = Duration.ofSeconds(10);
    /** The share of a core below which a compiler is done. */
    private static final double COMPILED = 0.05;
    private static final Duration DRAINING = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_MILLIS = 5;
    private static final long SECOND = 1_000_000_000;
    /** After so many connections that were ready it looks whether something is to be sent. */
    private static final int BETWEEN_SENDS = 16;

    private final InetSocketAddress address;
    private final Map<Role, List<Long>> pids;
    private final Selector selector;
    private final Connection.Scratch scratch = new Connection.Scratch();
    private final List<ChatTraffic> chats;
    private final List<Connection> connections = new ArrayList<>();
    private final Queue<Connection> waiting = new ArrayDeque<>();
    private final Histogram joins = new Histogram();
    private final Histogram latencies = new Histogram();
    private Traffic traffic = Traffic.NONE;
    private long measuredFrom = Long.MAX_VALUE;
    private long measuredUntil;
    private long deliveries;
    private long messages;
    /** Begins where no run before has ended. */
    private long serial = System.currentTimeMillis() << 20;
    private long beatenAt = System.nanoTime();
    private int handled;
    private int joining;
    private int again;
    private String refusal = "";
    private @Nullable String failure;

    /** @param senders how many members of each chat send */
    LoadGenerator(Server server, int chats, int senders) throws IOException {
        this.address = new InetSocketAddress("127.0.0.1", server.port());
        this.pids = server.processes();
        this.selector = Selector.open();
        this.chats = IntStream.range(0, chats)
            .mapToObj(_ -> new ChatTraffic(senders))
            .toList();
    }

    /**
     * How connections were opened.
     *
     * @param again how often one was refused or lost before it was in, and opened again
     * @param seconds until the last was in its chat
     * @param p50 from opening one until it was in its chat, in milliseconds; likewise the next two
     */
    record Joined(int connections, int again, double seconds, double p50, double p99, double longest) {
        double perSecond() {
            return connections / seconds;
        }
    }

    /** Who is to be connected. */
    interface Talks {
        Talk of(int chat, int member);
    }

    /**
     * Connects all members of all chats, and waits until all are in.
     *
     * @param atOnce how many are on their way in at a time
     */
    Joined connect(int members, int atOnce, Talks talks) throws IOException {
        for (int member = 0; member < members; member++) {
            for (int chat = 0; chat < chats.size(); chat++) {
                var traffic = chats.get(chat);
                var connection = new Connection(talks.of(chat, member), traffic, this, scratch);
                traffic.add(connection);
                connections.add(connection);
                waiting.add(connection);
            }
        }
        again = 0;
        int all = waiting.size();
        joins.clear();
        long begun = System.nanoTime();
        while (joining > 0 || !waiting.isEmpty()) {
            if (System.nanoTime() - begun > JOINING.toNanos()) {
                throw new IOException(
                    "%d of %d are not in after %s. %s".formatted(joining + waiting.size(), all, JOINING, refusal)
                );
            }
            while (joining < atOnce && waiting.poll() instanceof Connection next) {
                joining++;
                next.open(selector, address);
            }
            turn(LONGEST_PAUSE_MILLIS);
        }
        double seconds = seconds(System.nanoTime() - begun);
        return new Joined(all, again, seconds, joins.millis(0.5), joins.millis(0.99), joins.longestMillis());
    }

    /** Sends nothing. */
    void rest(Duration time) throws IOException {
        run(Traffic.NONE, time);
    }

    /** Sends so many messages to each chat, and waits until all have come. */
    void fill(int messagesOfEach, int inFlight, Duration limit) throws IOException {
        chats.forEach(ChatTraffic::restart);
        var filling = new Filling(messagesOfEach, inFlight);
        runWhile(filling, limit, () -> !chats.stream().allMatch(filling::isDone));
    }

    /** Lets traffic go by until the compiler of the JVM that serves has done most of what there is to do, or for so long. */
    void warmUp(Traffic kind, Duration atMost) throws IOException {
        chats.forEach(ChatTraffic::restart);
        long end = System.nanoTime() + atMost.toNanos();
        boolean busy = true;
        while (busy && System.nanoTime() < end) {
            double before = ProcessUsage.of(pids).compilerCpuSeconds();
            run(kind, WARMING);
            double share = (ProcessUsage.of(pids).compilerCpuSeconds() - before) / seconds(WARMING.toNanos());
            busy = share > COMPILED;
        }
        drain();
    }

    /** Lets traffic go by, and measures it after a while. */
    Outcome measure(Traffic kind, Duration before, Duration measured) throws IOException {
        chats.forEach(ChatTraffic::restart);
        run(kind, before);
        latencies.clear();
        deliveries = 0;
        messages = 0;
        var used = ProcessUsage.of(pids);
        double usedHere = cpuSecondsHere();
        measuredFrom = System.nanoTime();
        measuredUntil = Long.MAX_VALUE;
        run(kind, measured);
        measuredUntil = System.nanoTime();
        var usedBy = ProcessUsage.of(pids);
        double cpuHere = cpuSecondsHere() - usedHere;
        long delivered = deliveries;
        long sent = messages;
        drain();
        double seconds = seconds(measuredUntil - measuredFrom);
        measuredFrom = Long.MAX_VALUE;
        long missing = chats.stream().mapToLong(ChatTraffic::missing).sum();
        return new Outcome(
            seconds,
            delivered,
            sent,
            latencies.millis(0.5),
            latencies.millis(0.99),
            latencies.longestMillis(),
            missing,
            usedBy.cpuSince(used),
            usedBy.compilerCpuSeconds() - used.compilerCpuSeconds(),
            usedBy.transfers() - used.transfers(),
            cpuHere
        );
    }

    private static double cpuSecondsHere() {
        var here = Map.of(Role.SERVER, List.of(ProcessHandle.current().pid()));
        return ProcessUsage.of(here).cpuSeconds().getOrDefault(Role.SERVER, 0.0);
    }

    /** Sends no more, and receives until all has come or it has waited long enough. */
    private void drain() throws IOException {
        runWhile(Traffic.NONE, DRAINING, () -> chats.stream().anyMatch(chat -> chat.missing() > 0));
    }

    private void run(Traffic kind, Duration time) throws IOException {
        runWhile(kind, time, () -> true);
    }

    private void runWhile(Traffic kind, Duration time, Supplier<Boolean> goesOn) throws IOException {
        traffic = kind;
        long end = System.nanoTime() + time.toNanos();
        long now;
        while ((now = System.nanoTime()) < end && goesOn.get()) {
            send(now);
            turn(Math.min(LONGEST_PAUSE_MILLIS, traffic.pause(now) / 1_000_000));
        }
        traffic = Traffic.NONE;
    }

    private void turn(long millis) throws IOException {
        if (millis <= 0) {
            selector.selectNow(this::proceed);
        } else {
            selector.select(this::proceed, millis);
        }
        beat();
        if (failure != null) {
            throw new IOException("A connection was lost: " + failure);
        }
    }

    private void proceed(SelectionKey key) {
        ((Connection) key.attachment()).proceed();
        if (++handled % BETWEEN_SENDS == 0) {
            send(System.nanoTime());
        }
    }

    private void send(long now) {
        traffic.send(chats, now, (chat, intended) -> {
            messages++;
            chat.send(intended, serial++);
        });
    }

    private void beat() {
        long now = System.nanoTime();
        if (now - beatenAt > SECOND) {
            beatenAt = now;
            connections.forEach(each -> each.beat(now, HEARTBEAT.toNanos(), serial++));
        }
    }

    @Override
    public void joined(Connection connection) {
        joining--;
        joins.add(connection.readAt() - connection.openedAt());
    }

    @Override
    public void delivered(Connection connection, long stamp) {
        deliveries++;
        connection.chat().delivered();
        if (stamp >= measuredFrom && stamp < measuredUntil) {
            latencies.add(connection.readAt() - stamp);
        }
    }

    @Override
    public void failed(Connection connection, String why) {
        if (connection.hasBeenIn()) {
            failure = why;
        } else {
            joining--;
            again++;
            refusal = why;
            waiting.add(connection);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
        try {
            selector.close();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }
}
