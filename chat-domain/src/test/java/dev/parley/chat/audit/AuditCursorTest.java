package dev.parley.chat.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCursorTest {

    private static final String ID = "01m8hency8n6bv846jx4h6689a";

    @Test
    void isReadAsItWasWritten() {
        var cursor = new AuditCursor(Instant.parse("2026-01-01T00:00:00.123Z"), ID);
        assertThat(AuditCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "1", "1.", "x." + ID, "99999999999999999999." + ID, "1." + ID + "0", "1.I" })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditCursor.parse(text));
    }
}
