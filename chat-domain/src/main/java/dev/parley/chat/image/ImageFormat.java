package dev.parley.chat.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** The images that every browser shows and that can run nothing; SVG is none of them. */
@Getter
@RequiredArgsConstructor
public enum ImageFormat {
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF", 0),
    PNG("image/png", "\u0089PNG\r\n\u001A\n", 0),
    GIF("image/gif", "GIF8", 0),
    WEBP("image/webp", "WEBP", 8);

    private static final int HEAD = 12;

    private final String mediaType;
    private final String signature;
    private final int at;

    public static Optional<ImageFormat> of(String mediaType) {
        return Arrays.stream(values())
            .filter(format -> format.mediaType.equals(mediaType))
            .findFirst();
    }

    /** By how the file begins. */
    public static Optional<ImageFormat> of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return Arrays.stream(values())
                .filter(format -> head.startsWith(format.signature, format.at))
                .findFirst();
        }
    }
}
