package dev.parley.calls.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallCursorTest {

    private static final String ID = "01m7y4h3xb53xn5xcnam4hzc7j";

    @Test
    void isReadAsItWasWritten() {
        String text = "2026-11-26T12:00:00.123Z," + ID;
        assertThat(CallCursor.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            ",",
            "x",
            "2026-11-26T12:00:00Z",
            "2026-11-26T12:00:00Z,x",
            "+999999999-12-31T00:00:00Z," + ID,
            "+1000000000-12-31T00:00:00Z," + ID,
            "-1000000000-01-01T00:00:00Z," + ID,
            "1969-12-31T23:59:59Z," + ID,
        }
    )
    void refusesWhatNoPageEndsWith(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallCursor.parse(text));
    }
}
