package dev.parley.e2e.environment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged application as a child process with a data folder of its own. It can be killed as hard as a power cut
 * does it, and started again at the same address on what that left.
 */
public final class ParleyServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final Environment environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> jvm;
    private final int port;
    private final Path data;
    private final Path log;
    private @Nullable Process process;

    private ParleyServer(Environment environment, String name, Path folder, List<String> jvm) throws IOException {
        this.environment = environment;
        this.jvm = jvm;
        Files.createDirectories(environment.directory());
        data = Files.createTempDirectory(folder, "parley-e2e-" + name + "-");
        log = environment.directory().resolve(name + ".log");
        Files.deleteIfExists(log);
        port = Ports.free();
        Runtime.getRuntime().addShutdownHook(
            new Thread(() -> {
                close();
                deleteData();
            })
        );
    }

    /**
     * Starts one and waits until it is healthy.
     *
     * @param name unlike that of any other of the run; its log and its data are named after it
     * @param settings as of {@link #start(String...)}
     */
    public static ParleyServer start(Environment environment, String name, String... settings) {
        var jvm = List.of(
            // Small, and soon there rather than fast in the long run.
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // On a machine that writes its numbers with other digits.
            "-Duser.language=fa",
            "-Duser.country=IR"
        );
        return start(environment, name, quickFolder(environment), jvm, settings);
    }

    /** The same with a JVM as it is by itself and its data on a disk, to be measured. */
    public static ParleyServer startAsInstalled(Environment environment, String name, String... settings) {
        return start(environment, name, environment.directory(), List.of(), settings);
    }

    private static ParleyServer start(
        Environment environment,
        String name,
        Path folder,
        List<String> jvm,
        String... settings
    ) {
        try {
            var server = new ParleyServer(environment, name, folder, jvm);
            server.start(settings);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        var running = process;
        if (running == null) {
            throw new IllegalStateException("It does not live.");
        }
        return running.pid();
    }

    /** What its process and its embedded Redis hold now. */
    public Leftovers leftovers() {
        return Leftovers.of(pid(), data);
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /**
     * Starts it (again) and waits until it is healthy.
     *
     * @param settings command line arguments beside the usual ones, as {@code --parley.calls.grace=2m}
     */
    public void start(String... settings) {
        if (!Files.isRegularFile(environment.app())) {
            throw new IllegalStateException(
                "No " + environment.app() + ": build it first, ./mvnw package -pl chat-api -am"
            );
        }
        var command = new ArrayList<>(List.of(environment.java().toString()));
        command.addAll(jvm);
        command.addAll(
            List.of(
                // Here, as a setting of the test's own takes precedence over a system property.
                "-Dparley.calls.router.port=0",
                "-jar",
                environment.app().toString(),
                "--server.port=" + port,
                "--parley.data-dir=" + data,
                "--parley.administrators=" + Api.ADMINISTRATOR,
                // All the people of all tests come from one address.
                "--parley.limits.rates.registrations.permits=1000",
                "--parley.limits.rates.logins.permits=1000",
                "--parley.limits.rates.anonymous.permits=10000",
                "--parley.limits.rates.handshakes.permits=10000",
                // The programs that tests have called back are on this machine.
                "--parley.outbound.allowed-networks=127.0.0.0/8",
                "--parley.embed.origins=" + HostSite.listed().origin(),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + PostOffice.shared().port(),
                "--parley.mail.from=parley@localhost.example",
                "--parley.mail.public-address=" + address(),
                // A busy machine may take longer than 45 s until the last of six has picked up.
                "--parley.calls.ring-timeout=5m"
            )
        );
        command.addAll(List.of(settings));
        try {
            process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var health = awaitHealth();
        if (!isAlive()) {
            throw new IllegalStateException(
                "The application ended while starting: %s%n%s".formatted(health, logTail(60))
            );
        }
    }

    /** What it said of its health in the end. What keeps it from being healthy is part of the failure. */
    private String awaitHealth() {
        try {
            return Waiting.until("the application to be healthy", START, this::health, seen -> {
                return seen.contains("\"UP\"") || !isAlive();
            });
        } catch (AssertionError e) {
            throw new AssertionError(
                "%s%n%s%nThe end of %s:%n%s".formatted(e.getMessage(), diagnosis(), log, logTail(60)),
                e
            );
        }
    }

    /** What its threads are at, if it lives; whole in the folder of the run. */
    public String diagnosis() {
        var running = process;
        return running != null && running.isAlive()
            ? new Diagnosis(environment.java(), environment.directory()).of(running.pid())
            : "It does not live.";
    }

    /** Ends it without a chance to save anything, as {@code kill -9} does. */
    public void kill() {
        end(true);
    }

    /** Ends it in order, as SIGTERM does; returns once it has ended. */
    public void stop() {
        end(false);
    }

    @Override
    public void close() {
        stop();
    }

    /** Whether one of the last lines it logged has these words. */
    public boolean hasLogged(String words) {
        return logTail(20).contains(words);
    }

    /** The last lines it logged. */
    public String logTail(int lines) {
        try {
            var all = Files.readAllLines(log);
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** In memory where there is some to write into: a disk that others keep busy would hold up the embedded stores. */
    private static Path quickFolder(Environment environment) {
        var memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : environment.directory();
    }

    private void deleteData() {
        try (var paths = Files.walk(data)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // A store that ends at the same time takes its files away itself.
            System.err.println("Not all of " + data + " could be deleted: " + e);
        }
    }

    private synchronized void end(boolean forcibly) {
        var running = process;
        if (running == null) {
            return;
        }
        process = null;
        try {
            if (forcibly) {
                running.destroyForcibly();
            } else {
                running.destroy();
            }
            if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it answers a request, healthily. */
    public boolean answers() {
        return isAlive() && health().contains("\"UP\"");
    }

    public boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    private String health() {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
