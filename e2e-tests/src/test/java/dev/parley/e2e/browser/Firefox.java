package dev.parley.e2e.browser;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.environment.Processes;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A Firefox with one window, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks without a
 * driver of its own.
 */
public final class Firefox implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    /** Devices that everybody has and nobody is asked for; media by loopback; sound that plays by itself. */
    private static final String PREFERENCES = """
    user_pref("media.navigator.streams.fake", true);
    user_pref("media.navigator.permission.disabled", true);
    user_pref("permissions.default.camera", 1);
    user_pref("permissions.default.microphone", 1);
    user_pref("media.devices.unfocused.enabled", true);
    user_pref("media.autoplay.default", 0);
    user_pref("media.peerconnection.ice.loopback", true);
    user_pref("media.peerconnection.ice.obfuscate_host_addresses", false);
    user_pref("intl.accept_languages", "en-US,en");
    user_pref("browser.shell.checkDefaultBrowser", false);
    user_pref("datareporting.policy.dataSubmissionEnabled", false);
    user_pref("app.update.enabled", false);
    """;

    private final Process process;
    private final BrowserSocket socket;
    private final String context;

    private Firefox(Process process, BrowserSocket socket) {
        this.process = process;
        this.socket = socket;
        socket.command("session.new", Map.of("capabilities", Map.of()));
        context = socket
            .command("browsingContext.getTree", Map.of())
            .path("contexts")
            .path(0)
            .path("context")
            .asString();
    }

    public static Firefox start(Environment environment, Path executable) {
        try {
            var profile = Files.createTempDirectory(environment.directory(), "firefox-");
            Files.writeString(profile.resolve("user.js"), PREFERENCES);
            int port = Ports.free();
            var builder = new ProcessBuilder(
                Stream.of(
                    List.of(executable.toString(), "--no-remote", "--profile", profile.toString()),
                    List.of("--remote-debugging-port", String.valueOf(port)),
                    environment.headless() ? List.of("--headless") : List.<String>of(),
                    List.of("about:blank")
                )
                    .flatMap(List::stream)
                    .toList()
            );
            builder.environment().put("HOME", profile.toString());
            var process = builder
                .redirectErrorStream(true)
                .redirectOutput(environment.directory().resolve("firefox.log").toFile())
                .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var address = URI.create("ws://127.0.0.1:" + port + "/session");
            return new Firefox(
                process,
                Waiting.until("Firefox to listen", START, () -> connect(address), Optional::isPresent).orElseThrow()
            );
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<BrowserSocket> connect(URI address) {
        try {
            return Optional.of(new BrowserSocket(address));
        } catch (CompletionException notYet) {
            return Optional.empty();
        }
    }

    /** @param script statements that run before each page */
    public void runBeforeEachPage(String script) {
        socket.command("script.addPreloadScript", Map.of("functionDeclaration", "() => {" + script + "}"));
    }

    public void visit(URI address) {
        socket.command(
            "browsingContext.navigate",
            Map.of("context", context, "url", address.toString(), "wait", "complete")
        );
    }

    public void reload() {
        socket.command("browsingContext.reload", Map.of("context", context, "wait", "complete"));
    }

    /**
     * Runs a script in the page, as if a person had just done something there.
     *
     * @param script statements with {@code arguments}, which may wait and return a text, a number or a truth value
     */
    public JsonNode run(String script, String... arguments) {
        var answer = socket.command(
            "script.callFunction",
            Map.of(
                "functionDeclaration",
                "async function () {" + script + "}",
                "arguments",
                Stream.of(arguments)
                    .map(argument -> Map.of("type", "string", "value", argument))
                    .toList(),
                "awaitPromise",
                true,
                "userActivation",
                true,
                "target",
                Map.of("context", context)
            )
        );
        if (!"success".equals(answer.path("type").asString())) {
            throw new IllegalStateException(answer.path("exceptionDetails").path("text").asString());
        }
        return answer.path("result").path("value");
    }

    @Override
    public void close() {
        socket.close();
        Processes.stop(process);
    }
}
