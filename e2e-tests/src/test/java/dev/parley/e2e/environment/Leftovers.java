package dev.parley.e2e.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server holds at a moment, seen from outside.
 *
 * @param threads of its process, also those of the JVM itself
 * @param sockets open in its process
 * @param callKeys what Redis knows of calls
 */
public record Leftovers(long threads, long sockets, List<String> callKeys) {
    static Leftovers of(long pid, Path data) {
        return new Leftovers(entries(pid, "task", ""), entries(pid, "fd", "socket:"), keys(data));
    }

    private static long entries(long pid, String folder, String linkedTo) {
        try (var entries = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return entries.filter(entry -> linkedTo.isEmpty() || target(entry).startsWith(linkedTo)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** Asks the embedded Redis in its own words (RESP2), as the suites know no client of it. */
    private static List<String> keys(Path data) {
        try {
            var configuration = Files.readAllLines(data.resolve("redis.conf"));
            int port = Integer.parseInt(setting(configuration, "port"));
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var commands = "AUTH %s\r\nKEYS parley:call:*\r\n".formatted(setting(configuration, "requirepass"));
                socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
                if (!"+OK".equals(reader.readLine())) {
                    throw new IllegalStateException("Redis refuses its own password");
                }
                int count = Integer.parseInt(reader.readLine().substring(1));
                var keys = new ArrayList<String>();
                for (int i = 0; i < count; i++) {
                    reader.readLine();
                    keys.add(reader.readLine());
                }
                return List.copyOf(keys);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String setting(List<String> configuration, String name) {
        return configuration
            .stream()
            .map(String::strip)
            .filter(line -> line.startsWith(name + " "))
            .map(line -> line.substring(name.length() + 1).replace("\"", ""))
            .findFirst()
            .orElseThrow();
    }
}
