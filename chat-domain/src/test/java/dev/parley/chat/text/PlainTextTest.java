package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ParleyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        Team                                   | Team
        R&D <3 "us" & 'them'                   | R&D <3 "us" & 'them'
        <b>Bold</b> move                       | Bold move
        <script>alert(1)</script>Team          | Team
        Team <img src=x onerror=alert(1)>      | Team
        &lt;script&gt;alert(1)&lt;/script&gt;T | T
        two    spaces                          | two spaces
        Команда 团队 تیم 👩‍👩‍👧               | Команда 团队 تیم 👩‍👩‍👧
        """
    )
    void keepsTextAndTakesMarkupOut(String text, String line) {
        assertThat(PlainText.line("title", text, 100)).isEqualTo(line);
    }

    @Test
    void takesOutWhatCannotBeSeen() {
        assertThat(PlainText.line("title", "a\u0000b\u202Ecod.exe\nc", 100)).isEqualTo("a b cod.exe c");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "<b></b>", "\u202E" })
    void refusesWhatHasNothingLeft(String text) {
        assertThatThrownBy(() -> PlainText.line("title", text, 100))
            .isInstanceOf(ParleyException.class)
            .hasMessageContaining("title");
    }

    @Test
    void countsCodePoints() {
        assertThat(PlainText.line("title", "😀".repeat(100), 100)).hasSize(200);
        assertThatThrownBy(() -> PlainText.line("title", "😀".repeat(101), 100)).isInstanceOf(ParleyException.class);
    }
}
