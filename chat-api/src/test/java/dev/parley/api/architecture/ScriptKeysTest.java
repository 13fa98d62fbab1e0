package dev.parley.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Redis Cluster carries a script out where its declared keys are, and lets it touch no others. */
class ScriptKeysTest {

    private static final List<String> MODULES = List.of("chat-domain", "calls", "chat-api");
    private static final Pattern CALL = Pattern.compile("redis\\.p?call\\(\\s*'(\\w+)'\\s*,?\\s*([^,)]*)");

    @Test
    void scriptsTouchTheirDeclaredKeysOnly() {
        assertThat(scripts()).isNotEmpty();
        for (Path script : scripts()) {
            assertThat(CALL.matcher(read(script)).results())
                .as("calls of %s", script.getFileName())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.group(2)).as(call.group()).matches("KEYS\\[\\d]"));
        }
    }

    private static List<Path> scripts() {
        return MODULES.stream()
            .map(module -> Repository.file(module + "/src/main/resources"))
            .flatMap(ScriptKeysTest::files)
            .filter(file -> file.toString().endsWith(".lua"))
            .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
