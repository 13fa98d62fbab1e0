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
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;

/** WebKitGTK's small browser, driven by its own driver, on a screen that nobody sees: it cannot do without one. */
public final class WebKit implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    /**
     * What it takes.
     *
     * @param driver {@code WebKitWebDriver}
     * @param browser {@code MiniBrowser}
     * @param screen {@code Xvfb}
     */
    public record Programs(Path driver, Path browser, Path screen) {}

    private final Process screen;
    private final Process service;
    private final RemoteWebDriver driver;

    private WebKit(Process screen, Process service, RemoteWebDriver driver) {
        this.screen = screen;
        this.service = service;
        this.driver = driver;
    }

    public static WebKit start(Environment environment, Programs programs) {
        try {
            var display = Files.createTempFile(environment.directory(), "display-", "");
            var screen = started(
                environment,
                new ProcessBuilder(
                    "/bin/sh",
                    "-c",
                    "exec \"$0\" -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>\"$1\"",
                    programs.screen().toString(),
                    display.toString()
                )
            );
            int port = Ports.free();
            var serving = new ProcessBuilder(programs.driver().toString(), "--port=" + port);
            serving
                .environment()
                .put(
                    "DISPLAY",
                    ":" + Waiting.until("Xvfb to start", START, () -> read(display), number -> !number.isEmpty())
                );
            serving.environment().put("HOME", environment.directory().toString());
            var service = started(environment, serving);
            var address = URI.create("http://127.0.0.1:" + port);
            var driver = Waiting.until("WebKit to start", START, () -> connect(address, programs), Optional::isPresent);
            return new WebKit(screen, service, driver.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process started(Environment environment, ProcessBuilder builder) throws IOException {
        var log = environment.directory().resolve("webkit.log").toFile();
        var process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RemoteWebDriver> connect(URI address, Programs programs) {
        var browser = Map.of("binary", programs.browser().toString(), "args", List.of("--automation"));
        var wanted = new MutableCapabilities(Map.of("browserName", "MiniBrowser", "webkitgtk:browserOptions", browser));
        try {
            return Optional.of(new RemoteWebDriver(address.toURL(), wanted, false));
        } catch (SessionNotCreatedException | UnreachableBrowserException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
        Processes.stop(service);
        Processes.stop(screen);
    }
}
