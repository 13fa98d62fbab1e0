package dev.parley.api.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of a Debian package, installed where the tests run as root and it is missing. */
public final class DebianProgram {

    private static final int INSTALL_MINUTES = 5;

    private DebianProgram() {}

    /** Its path; skips the test, with the reason, where it can neither be found nor installed. */
    public static Path require(String program, String debianPackage) throws IOException, InterruptedException {
        var found = findOrInstall(program, debianPackage);
        assumeTrue(
            found.isPresent(),
            program + " is not here: apt-get install --no-install-recommends " + debianPackage
        );
        return found.orElseThrow();
    }

    /** Its path, or nothing where it can neither be found nor installed. */
    static Optional<Path> findOrInstall(String program, String debianPackage) throws IOException, InterruptedException {
        if (find(program).isEmpty() && find("apt-get").isPresent() && "root".equals(System.getProperty("user.name"))) {
            install(debianPackage);
        }
        return find(program);
    }

    private static void install(String debianPackage) throws IOException, InterruptedException {
        run("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "update");
        run(
            "apt-get",
            "-qq",
            "-o",
            "DPkg::Lock::Timeout=120",
            "install",
            "-y",
            "--no-install-recommends",
            debianPackage
        );
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var process = builder.start();
        if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), List.of("/usr/sbin", "/sbin").stream())
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    }
}
