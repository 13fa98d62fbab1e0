package dev.parley.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of the repository that tests compare with the code. */
public final class Repository {

    private static final Path ROOT = root();

    private Repository() {}

    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    public static String read(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compares a committed file with what is generated for it; with {@code -Dparley.generate} writes it instead. */
    public static void assertCurrent(String path, String generated) {
        if (Boolean.getBoolean("parley.generate")) {
            write(path, generated);
        }
        assertThat(Files.exists(file(path)) ? read(path) : "")
            .as("%s is stale; generate it anew with ./mvnw verify -pl chat-api -am -Dparley.generate=true", path)
            .isEqualTo(generated);
    }

    private static void write(String path, String content) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.writeString(file(path), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }
}
