package dev.parley.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where benchmarks leave their tables. */
public final class Reports {

    private Reports() {}

    public static void write(String file, String text) throws IOException {
        var folder = Path.of(Objects.requireNonNull(System.getProperty("parley.e2e.benchmarks")));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
        System.err.println(text);
    }
}
