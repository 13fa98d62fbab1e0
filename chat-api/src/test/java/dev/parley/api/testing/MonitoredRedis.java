package dev.parley.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.calls.testing.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;

/** A Redis of its own, which tells each command that it is sent. */
public final class MonitoredRedis implements AutoCloseable {

    private static final long QUIET_MS = 250;
    private static final Pattern LINE = Pattern.compile("\\+[\\d.]+ \\[\\d+ (\\S+)] (.*)");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final RedisServer server;
    private final int port;
    private final Socket monitor;
    private final List<Command> commands = new ArrayList<>();
    private long last;

    /**
     * A command as a client has sent it; what a script calls does not count.
     *
     * @param words its name, in upper case, and arguments
     */
    public record Command(List<String> words) {
        public String name() {
            return words.getFirst();
        }

        public boolean isPublish() {
            return name().endsWith("PUBLISH");
        }

        /** Of a published message. */
        public int payloadBytes() {
            return words.getLast().getBytes(UTF_8).length;
        }
    }

    public MonitoredRedis() {
        try {
            port = Ports.free();
            server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
            server.start();
            monitor = new Socket(InetAddress.getLoopbackAddress(), port);
            monitor.getOutputStream().write("MONITOR\r\n".getBytes(UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("redis-monitor").start(this::read);
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(monitor.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void note(String line) {
        var parts = LINE.matcher(line);
        if (parts.matches() && !parts.group(1).equals("lua")) {
            var words = WORD.matcher(parts.group(2))
                .results()
                .map(word -> word.group(1))
                .toList();
            var command = new ArrayList<>(words);
            command.set(0, words.getFirst().toUpperCase(Locale.ROOT));
            synchronized (commands) {
                commands.add(new Command(List.copyOf(command)));
                last = System.nanoTime();
            }
        }
    }

    /** What was sent since the last time, once nothing has been for a moment. */
    public List<Command> take() {
        long begin = System.nanoTime();
        while (true) {
            synchronized (commands) {
                if (System.nanoTime() - Math.max(begin, last) > QUIET_MS * 1_000_000) {
                    var taken = List.copyOf(commands);
                    commands.clear();
                    return taken;
                }
            }
            LockSupport.parkNanos(QUIET_MS * 100_000);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
