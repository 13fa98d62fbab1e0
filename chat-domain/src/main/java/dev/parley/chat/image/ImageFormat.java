package dev.parley.chat.image;

import java.util.Arrays;
import java.util.Optional;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** The images that every browser shows and that can run nothing; SVG is none of them. */
@Getter
@RequiredArgsConstructor
public enum ImageFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp");

    private final String mediaType;

    public static Optional<ImageFormat> of(String mediaType) {
        return Arrays.stream(values())
            .filter(format -> format.mediaType.equals(mediaType))
            .findFirst();
    }
}
