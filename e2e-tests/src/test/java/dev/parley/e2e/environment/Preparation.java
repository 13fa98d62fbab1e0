package dev.parley.e2e.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the browser, its driver, Firefox, WebKitGTK with its driver and a screen for it, {@code ip} and coturn, installs
 * Debian's packages for what is missing where it may, and leaves the paths in a properties file for {@link Environment} and
 * {@code src/test/namespace/bin/java}. Where something is missing and cannot be installed, it says what to do and fails:
 * suites are never skipped silently. Only Firefox and WebKit may be missing.
 *
 * <p>It also removes the summary that Failsafe has left of a former run: of two executions the second adds to what is there.
 */
public final class Preparation {

    private static final List<String> BROWSERS = List.of(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome"
    );

    /** Latin, Cyrillic and Persian; Chinese, Japanese and Korean; emoji. */
    private static final List<String> FONTS = List.of(
        "fonts-dejavu-core",
        "fonts-noto-ui-core",
        "fonts-droid-fallback",
        "fonts-noto-color-emoji"
    );

    private static final Path FONT_FOLDER = Path.of("/usr/share/fonts/truetype");

    /** Pages are measured in these: what is missing of them is installed where it may be, and told of by the suite that measures. */
    private static final Map<String, Path> MEASURED_FONTS = Map.of(
        "fonts-dejavu-core",
        FONT_FOLDER.resolve("dejavu/DejaVuSans.ttf"),
        "fonts-noto-core",
        FONT_FOLDER.resolve("noto/NotoSans-Regular.ttf")
    );

    private Preparation() {}

    /** @param arguments the file to leave the paths in, and Failsafe's summary */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.deleteIfExists(Path.of(arguments[1]));
        var missing = new ArrayList<String>();
        if (browser().isEmpty() || driver().isEmpty()) {
            missing.addAll(List.of("chromium", "chromium-driver"));
            missing.addAll(FONTS);
        }
        if (find("ip").isEmpty()) {
            missing.add("iproute2");
        }
        if (find("turnserver").isEmpty()) {
            missing.add("coturn");
        }
        if (!missing.isEmpty()) {
            install(missing);
        }
        var fonts = missingFonts();
        if (!fonts.isEmpty() && mayInstall() && !tryToInstall(fonts)) {
            System.err.println("Not all fonts could be installed: the suite that measures pages in them fails.");
        }
        if (firefox().isEmpty() && mayInstall() && !tryToInstall(List.of("firefox-esr"))) {
            System.err.println("Firefox could not be installed: its tests are skipped.");
        }
        if (webKit().isEmpty() && mayInstall() && !tryToInstall(List.of("webkit2gtk-driver", "xvfb"))) {
            System.err.println("WebKit could not be installed: its tests are skipped.");
        }
        if (browser().isEmpty() || driver().isEmpty() || find("ip").isEmpty() || find("turnserver").isEmpty()) {
            fail(missing, "they are still not found");
        }
        var target = Path.of(arguments[0]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(
            target,
            "java=%s%nbrowser=%s%ndriver=%s%nrelay=%s%n%s%s".formatted(
                ProcessHandle.current().info().command().orElseThrow(),
                browser().orElseThrow(),
                driver().orElseThrow(),
                find("turnserver").orElseThrow(),
                firefox().map("firefox=%s%n"::formatted).orElse(""),
                webKit().orElse("")
            )
        );
    }

    private static List<String> missingFonts() {
        return MEASURED_FONTS.entrySet()
            .stream()
            .filter(font -> !Files.exists(font.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    }

    private static Optional<Path> browser() {
        return given("PARLEY_E2E_BROWSER").or(() ->
            BROWSERS.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
        );
    }

    private static Optional<Path> driver() {
        return given("PARLEY_E2E_DRIVER").or(() -> find("chromedriver"));
    }

    private static Optional<Path> firefox() {
        return given("PARLEY_E2E_FIREFOX")
            .or(() -> find("firefox-esr"))
            .or(() -> find("firefox"));
    }

    /** Its three programs, as lines for the file; empty where one is missing. */
    private static Optional<String> webKit() {
        return find("WebKitWebDriver").flatMap(driver ->
            miniBrowser().flatMap(browser ->
                find("Xvfb").map(screen ->
                    "webKit=%s%nwebKitBrowser=%s%nscreen=%s%n".formatted(driver, browser, screen)
                )
            )
        );
    }

    /** It is on no PATH: each version has it among its libraries. */
    private static Optional<Path> miniBrowser() {
        try (var libraries = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (var library : libraries) {
                try (var versions = Files.newDirectoryStream(library, "webkit2gtk-4.*")) {
                    for (var version : versions) {
                        var browser = version.resolve("MiniBrowser");
                        if (Files.isExecutable(browser)) {
                            return Optional.of(browser);
                        }
                    }
                }
            }
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<Path> given(String variable) {
        var path = Optional.ofNullable(System.getenv(variable))
            .filter(value -> !value.isBlank())
            .map(Path::of);
        path.filter(file -> !Files.isExecutable(file)).ifPresent(file -> {
            System.err.printf("%s names %s, which is not an executable file.%n", variable, file);
            System.exit(1);
        });
        return path;
    }

    private static Optional<Path> find(String command) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        // A user's PATH seldom has the sbin folders, where `ip` may be.
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/sbin"))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, command))
            .filter(Files::isExecutable)
            .findFirst();
    }

    private static void install(List<String> packages) throws IOException, InterruptedException {
        if (find("apt-get").isEmpty()) {
            fail(packages, "there is no apt-get here");
        }
        if (!mayInstall()) {
            fail(packages, "this user is not root and has no sudo without a password");
        }
        if (!tryToInstall(packages)) {
            fail(packages, "apt-get could not install them (see above)");
        }
    }

    private static boolean mayInstall() throws IOException, InterruptedException {
        return (
            find("apt-get").isPresent() &&
            (isRoot() || (find("sudo").isPresent() && run(List.of("sudo", "-n", "true")) == 0))
        );
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean tryToInstall(List<String> packages) throws IOException, InterruptedException {
        System.out.println("Installing for the browser tests: " + String.join(" ", packages));
        var apt = new ArrayList<>(isRoot() ? List.<String>of() : List.of("sudo", "-n"));
        apt.addAll(List.of("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"));
        var update = new ArrayList<>(apt);
        update.add("update");
        var install = new ArrayList<>(apt);
        install.addAll(List.of("install", "-y", "--no-install-recommends"));
        install.addAll(packages);
        // An update may fail for a foreign source while the packages are to be had all the same: the install decides.
        run(update);
        return run(install) == 0;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
        return builder.start().waitFor();
    }

    private static void fail(List<String> packages, String reason) {
        System.err.printf(
            """

            The browser tests need Chromium (or Chrome), a chromedriver of the same version, `ip` of iproute2, and the
            TURN server coturn.
            Not all of them are installed, and %s. On Debian:
                apt-get install --no-install-recommends %s
            elsewhere install them by hand, on the PATH or named by PARLEY_E2E_BROWSER and PARLEY_E2E_DRIVER.
            To build without the browser tests: ./mvnw verify -pl '!e2e-tests'

            """,
            reason,
            String.join(" ", packages)
        );
        System.exit(1);
    }
}
