package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {

    @Test
    void isOneLineWithoutWhatTurnsOrHidesText() {
        assertThat(ShownText.line(" a\r\nb\u0000\tc\u2028d \u202Ee\u2066f\u200Fg\u0085h ")).isEqualTo("a b c d efg h");
        assertThat(ShownText.line("می\u200Cخواهد 👩\u200D👧")).isEqualTo("می\u200Cخواهد 👩\u200D👧");
    }

    @ParameterizedTest
    @CsvSource({ "a ||b|| c, a ▒▒▒ c", "|| a ||b||, ▒▒▒", "||a|| b ||c|| d, ▒▒▒ d", "a || b, a || b", "|||a|||, ▒▒▒|" })
    void coversSpoilersRatherTooFar(String text, String shown) {
        String covered = ShownText.covered(text);
        assertThat(covered.replaceAll("\\|+$", "")).isEqualTo(shown.replaceAll("\\|+$", ""));
    }
}
