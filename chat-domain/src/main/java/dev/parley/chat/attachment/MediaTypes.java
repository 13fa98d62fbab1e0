package dev.parley.chat.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;

/** What a file is, by its content alone: neither its name nor its sender is believed. */
final class MediaTypes {

    private static final Tika TIKA = new Tika();

    private MediaTypes() {}

    /** For example {@code image/png}; {@code application/octet-stream} for what is not known. */
    static String of(Path file) throws IOException {
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            return TIKA.detect(content);
        }
    }
}
