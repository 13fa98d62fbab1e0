package dev.parley.calls.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceKeysTest {

    private static final String KEY = "Aa0-_".repeat(8) + "xyz";
    private static final String SIGNATURE = KEY + KEY;

    @Test
    void takesKeysOfTheRightLength() {
        assertThat(new DeviceKeys(KEY, KEY, SIGNATURE).signature()).hasSize(86);
    }

    @ParameterizedTest
    @CsvSource({ "'', 43, 86", "42, 43, 86", "44, 43, 86", "43, 42, 86", "43, 43, 85", "43, 43, 87", "43, 43, 10000" })
    void refusesWhatIsNoKey(String identity, int agreement, int signature) {
        int length = identity.isEmpty() ? 0 : Integer.parseInt(identity);
        assertThatIllegalArgumentException().isThrownBy(() ->
            new DeviceKeys("a".repeat(length), "a".repeat(agreement), "a".repeat(signature))
        );
    }

    @Test
    void refusesOtherCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceKeys("=".repeat(43), KEY, SIGNATURE));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceKeys(KEY, "+".repeat(43), SIGNATURE));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceKeys(KEY, KEY, "/".repeat(86)));
    }
}
