package dev.parley.e2e.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that stand beside these classes. */
final class Scripts {

    private Scripts() {}

    /** @param resource relative to this package, or from the root with a slash before it */
    static String read(String resource) {
        try (var stream = Scripts.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
