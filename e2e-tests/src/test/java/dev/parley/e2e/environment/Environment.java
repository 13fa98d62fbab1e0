package dev.parley.e2e.environment;

import dev.parley.e2e.browser.WebKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the build hands to the suites.
 *
 * @param java the JVM for the application
 * @param firefox empty where it is not installed
 * @param webKit empty where one of its programs is not installed
 * @param relay coturn's {@code turnserver}
 * @param app the packaged application
 * @param directory for data, logs and whatever else a run leaves
 * @param artifacts for what is kept of failed tests
 * @param screenshots where the documents' pictures live
 * @param isolated whether the network of this run ends at loopback
 */
public record Environment(
    Path java,
    Path browser,
    Path driver,
    Optional<Path> firefox,
    Optional<WebKit.Programs> webKit,
    Path relay,
    Path app,
    Path directory,
    Path artifacts,
    Path screenshots,
    boolean headless,
    boolean isolated
) {
    private static final Environment CURRENT = read();

    public static Environment current() {
        return CURRENT;
    }

    /** Refuses to let call media onto a network that is more than loopback. */
    public void requireLoopbackMedia() {
        if (!isolated && !Boolean.parseBoolean(System.getenv("PARLEY_E2E_ALLOW_HOST_NETWORK"))) {
            throw new IllegalStateException(
                "This test sends call media, and the suites run outside of a network" +
                    " namespace, where Chromium would use this machine's own addresses. Run it where `unshare --net` is" +
                    " allowed, or set PARLEY_E2E_ALLOW_HOST_NETWORK=true. (docs/testing-e2e.md)"
            );
        }
    }

    private static Environment read() {
        var directory = path("parley.e2e.directory");
        var prepared = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve("environment.properties"))) {
            prepared.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Preparation has not run: start the suites by ./mvnw verify", e);
        }
        return new Environment(
            Path.of(prepared.getProperty("java")),
            Path.of(prepared.getProperty("browser")),
            Path.of(prepared.getProperty("driver")),
            Optional.ofNullable(prepared.getProperty("firefox")).map(Path::of),
            webKit(prepared),
            Path.of(prepared.getProperty("relay")),
            path("parley.e2e.app"),
            directory,
            path("parley.e2e.artifacts"),
            path("parley.e2e.screenshots"),
            !"false".equals(System.getProperty("parley.e2e.headless")),
            Boolean.parseBoolean(System.getenv("PARLEY_E2E_ISOLATED"))
        );
    }

    private static Optional<WebKit.Programs> webKit(Properties prepared) {
        return Optional.ofNullable(prepared.getProperty("webKit")).map(driver ->
            new WebKit.Programs(
                Path.of(driver),
                Path.of(prepared.getProperty("webKitBrowser")),
                Path.of(prepared.getProperty("screen"))
            )
        );
    }

    private static Path path(String property) {
        var value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("No " + property + ": start the suites by ./mvnw verify");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
