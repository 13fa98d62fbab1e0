package dev.parley.chat.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.tika.Tika;

/**
 * What a file is, by its content alone: neither its name nor its sender is believed. Sound and video have the names by which
 * browsers know what they play.
 */
final class MediaTypes {

    private static final Tika TIKA = new Tika();

    /** As much of a container as tells what is in it. */
    private static final int HEAD = 1 << 18;

    private static final Map<String, String> BROWSERS_NAMES = Map.of(
        "audio/x-flac",
        "audio/flac",
        "audio/vnd.wave",
        "audio/wav",
        "audio/x-wav",
        "audio/wav",
        "audio/x-aac",
        "audio/aac",
        "audio/x-m4a",
        "audio/mp4",
        "video/x-m4v",
        "video/mp4"
    );

    private MediaTypes() {}

    /** For example {@code image/png}; {@code application/octet-stream} for what is not known. */
    static String of(Path file) throws IOException {
        String found;
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            found = TIKA.detect(content);
        }
        return switch (found) {
            case "application/x-matroska", "video/x-matroska", "video/webm" -> Containers.matroska(head(file));
            case "application/ogg", "audio/ogg", "video/ogg", "audio/vorbis", "audio/opus" -> Containers.ogg(
                head(file)
            );
            case "video/quicktime", "video/mp4", "application/mp4" -> Containers.isoMedia(head(file));
            default -> BROWSERS_NAMES.getOrDefault(found, found);
        };
    }

    private static byte[] head(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(HEAD);
        }
    }
}
