package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private static final Manifest MANIFEST = new Manifest(
        Manifest.FORMAT,
        "0.1.0",
        Instant.parse("2026-11-30T12:00:00Z"),
        List.of(new Manifest.Documents("users", 3, List.of("{\"name\": \"one\"}"))),
        List.of("jwt")
    );

    @Test
    void isReadAsItWasWritten() {
        assertThat(Manifest.read(MANIFEST.json())).isEqualTo(MANIFEST);
    }

    @Test
    void refusesANewerFormatWhateverElseItSays() {
        byte[] newer = "{\"format\": 2, \"unheard\": true}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Manifest.read(newer))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("newer Parley");
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.1.9, true",
        "0.10.0, 0.9.0, true",
        "1.0, 1.0.0, false",
        "1.0.1, 1.0, true",
        "0.1.0-SNAPSHOT, 0.1.0, false",
        "0.1.0, 0.2.0, false",
        "development, 0.1.0, false",
        "9.0, development, false",
    })
    void tellsNewerVersions(String version, String than, boolean newer) {
        assertThat(Manifest.isNewer(version, than)).isEqualTo(newer);
    }
}
