package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Processes;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A program that serves, with a log in the folder of the run. */
final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final int LINES_SHOWN = 20;
    private static final int CONNECT_MILLIS = 500;

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Starts one, without waiting for it. */
    static ServerProcess start(String name, List<String> command, Map<String, String> variables) throws IOException {
        var log = Environment.current()
            .directory()
            .resolve("engine-" + name + ".log");
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        return new ServerProcess(name, builder.start(), log);
    }

    /** @throws IOException if it ends instead, or takes too long */
    ServerProcess await(Supplier<Boolean> isReady) throws IOException {
        try {
            Waiting.until(name + " to be there", START, isReady, ready -> ready || !process.isAlive());
        } catch (AssertionError tooLate) {
            close();
            throw new IOException(tooLate.getMessage() + "\n" + endOfLog(), tooLate);
        }
        if (!process.isAlive()) {
            throw new IOException(name + " has ended while starting:\n" + endOfLog());
        }
        return this;
    }

    /** Waits until somebody listens at a port. */
    ServerProcess awaitPort(int port) throws IOException {
        return await(() -> isReachable(port));
    }

    private static boolean isReachable(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private String endOfLog() {
        var lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    long pid() {
        return process.pid();
    }

    /** Those of its children, and of theirs, whose program is called so. */
    List<Long> children(String program) {
        return process
            .descendants()
            .filter(child -> child.info().command().orElse("").contains(program))
            .map(ProcessHandle::pid)
            .toList();
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
