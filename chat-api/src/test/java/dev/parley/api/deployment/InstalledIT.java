package dev.parley.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.api.testing.Repository;
import dev.parley.calls.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped unit of systemd and the commands of the image, carried out with the packaged application and without either. */
class InstalledIT {

    private static final String UNIT = Repository.read("docs/deployment/parley.service");
    private static final String IMAGE = Repository.read("Dockerfile");
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static final Duration START = Duration.ofMinutes(2);
    private static final String PERSON =
        "{\"username\":\"anna\",\"displayName\":\"Anna\",\"password\":\"correct horse battery\"}";

    private static final String LOGIN = "{\"username\":\"anna\",\"password\":\"correct horse battery\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private @Nullable Process service;

    @AfterEach
    void end() {
        if (service != null) {
            service.destroyForcibly();
        }
    }

    @Test
    void theServiceStartsStopsAndKeepsWhatItHas() throws Exception {
        var first = startService();
        assertThat(post("/api/auth/register", PERSON)).isEqualTo(201);
        assertThat(healthCheckOfTheImage()).isZero();

        first.destroy();
        assertThat(first.waitFor(Long.parseLong(setting("TimeoutStopSec")), TimeUnit.SECONDS)).isTrue();
        assertThat(setting("SuccessExitStatus").split(" ")).contains(Integer.toString(first.exitValue()));
        assertThat(healthCheckOfTheImage()).isNotZero();
        assertThat(elsewhere).as("It writes into its own folder only.").isEmptyDirectory();

        startService();
        assertThat(post("/api/auth/login", LOGIN)).isEqualTo(200);
    }

    @Test
    void theImageRunsTheSameCommand() {
        var entry = Pattern.compile("ENTRYPOINT \\[(.*)]").matcher(IMAGE);
        assertThat(entry.find()).isTrue();
        assertThat(entry.group(1).replace("\"", "").replace(",", "")).isEqualTo(
            setting("ExecStart").replace("/usr/bin/java", "java")
        );
    }

    @Test
    void systemdUnderstandsTheUnit() throws Exception {
        var analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "There is no systemd here.");
        var unit = Files.writeString(elsewhere.resolve("parley.service"), UNIT.replace("/usr/bin/java", JAVA));
        var verification = new ProcessBuilder(analyze.toString(), "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
        var complaints = new String(verification.getInputStream().readAllBytes());
        assertThat(complaints).doesNotContain("parley.service");
        assertThat(verification.waitFor()).as(complaints).isZero();
    }

    private Process startService() throws Exception {
        var command = new ArrayList<>(List.of(setting("ExecStart").split(" ")));
        command.replaceAll(part -> part.equals("/usr/bin/java") ? JAVA : part);
        command.replaceAll(part -> part.equals("/opt/parley/parley.jar") ? packaged().toString() : part);
        var builder = new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.redirectOutput(data.resolve("out.log").toFile());
        var dataDir = setting("Environment").replace(setting("WorkingDirectory"), data.resolve("parley").toString());
        builder
            .environment()
            .put(dataDir.substring(0, dataDir.indexOf('=')), dataDir.substring(dataDir.indexOf('=') + 1));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("PARLEY_CALLS_ROUTER_PORT", "0");
        var started = builder.start();
        service = started;
        awaitReady(started);
        return started;
    }

    private void awaitReady(Process process) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (
                    http.send(request("/actuator/health/readiness").build(), BodyHandlers.ofString()).statusCode() ==
                    200
                ) {
                    return;
                }
            } catch (IOException notYet) {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("It does not get ready: " + Files.readString(data.resolve("out.log")));
    }

    /** What Docker would run within the image. */
    private int healthCheckOfTheImage() throws Exception {
        var check = Pattern.compile("CMD (curl .*)").matcher(IMAGE);
        assertThat(check.find()).isTrue();
        var command = check.group(1).replace("localhost:8080", "localhost:" + port);
        return new ProcessBuilder("sh", "-c", command).start().waitFor();
    }

    private int post(String path, String body) throws Exception {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String setting(String name) {
        return UNIT.lines()
            .filter(line -> line.startsWith(name + "="))
            .map(line -> line.substring(name.length() + 1))
            .findFirst()
            .orElseThrow();
    }

    private static Path packaged() {
        return Repository.file("chat-api/target/parley/parley.jar");
    }
}
