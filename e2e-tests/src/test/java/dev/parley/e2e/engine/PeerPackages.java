package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts the programs of {@code src/test/peers} beside the packages that they need, which npm installs. The build runs it
 * before the benchmarks, as these see no network; what cannot be installed is not measured.
 */
public final class PeerPackages {

    /** Its makers publish it by other ways than npm; this is a copy that npm has. */
    static final String UWEBSOCKETS = "@trufflesuite/uws-js-unofficial";

    private PeerPackages() {}

    static Path folder() {
        return folder(Environment.current().directory());
    }

    private static Path folder(Path directory) {
        return directory.resolve("peers");
    }

    /** @param arguments the folder with the programs, and that of the run */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(folder(Path.of(arguments[1])));
        boolean isNew = copy(Path.of(arguments[0]), folder);
        if (isNew || !Files.exists(folder.resolve("node_modules"))) {
            install(folder);
        }
    }

    /** @return whether other packages are needed than before */
    private static boolean copy(Path from, Path to) throws IOException {
        var lock = to.resolve("package-lock.json");
        var before = Files.exists(lock) ? Files.readString(lock) : "";
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return !Files.readString(lock).equals(before);
    }

    private static void install(Path folder) {
        try {
            Programs.run(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", folder.toString()));
        } catch (IOException unable) {
            System.err.println("Only what needs no packages of npm will be measured: " + unable.getMessage());
        }
    }
}
