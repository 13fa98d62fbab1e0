package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound and video are told apart by their content, and called as browsers call them. */
class MediaTypesTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "opus.opus,   audio/ogg",
        "vorbis.ogg,  audio/ogg",
        "clip.ogv,    video/ogg",
        "sound.webm,  audio/webm",
        "clip.webm,   video/webm",
        "silent.webm, video/webm",
        "sound.mka,   audio/x-matroska",
        "clip.mkv,    video/x-matroska",
        "sound.flac,  audio/flac",
        "bare.mp3,    audio/mpeg",
        "tagged.mp3,  audio/mpeg",
        "sound.wav,   audio/wav",
        "sound.m4a,   audio/mp4",
        "sound.aac,   audio/aac",
        "clip.mp4,    video/mp4",
        "clip.mov,    video/quicktime",
        "sound.aiff,  audio/x-aiff",
        "sound.amr,   audio/amr",
        "sound.wma,   audio/x-ms-wma",
        "clip.avi,    video/x-msvideo",
        "clip.wmv,    video/x-ms-wmv",
        "clip.flv,    video/x-flv",
        "moving.webp, image/webp",
        "grey.png,    image/png",
        "cmyk.jpg,    image/jpeg",
    })
    void tellsWhatAFileIs(String name, String mediaType) throws IOException {
        assertThat(of(corpus(name))).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = { "opus.opus", "clip.webm", "clip.mkv", "clip.mp4", "clip.ogv" })
    void survivesWhatIsBrokenInAnyPlace(String name) throws IOException {
        byte[] whole = Arrays.copyOf(corpus(name), 500);
        for (int length = 1; length < whole.length; length += 5) {
            assertThat(of(Arrays.copyOf(whole, length))).isNotEmpty();
        }
        var chance = new Random(1);
        for (int i = 0; i < 100; i++) {
            byte[] bent = whole.clone();
            bent[chance.nextInt(bent.length)] = (byte) chance.nextInt(256);
            bent[chance.nextInt(bent.length)] = (byte) chance.nextInt(256);
            assertThat(of(bent)).isNotEmpty();
        }
    }

    @Test
    void doesNotKnowNoise() throws IOException {
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        assertThat(of(noise)).isEqualTo("application/octet-stream");
    }

    private String of(byte[] content) throws IOException {
        return MediaTypes.of(Files.write(folder.resolve("file"), content));
    }

    private static byte[] corpus(String name) throws IOException {
        try (
            var file = Objects.requireNonNull(
                MediaTypesTest.class.getResourceAsStream("/dev/parley/chat/corpus/" + name)
            )
        ) {
            return file.readAllBytes();
        }
    }
}
