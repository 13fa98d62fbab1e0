package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "Team",
            "a<b",
            "List<String>",
            "&copy; &lt;b&gt;",
            "<b>Bold</b> <script>alert(1)</script>",
            "R&D <3 \"us\" & 'them'",
            "{{name}} ${x} %s",
            "Команда 团队 تیم",
            "👩‍👩‍👧 ❤\uFE0F 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
            "گروه می\u200Cخواهم",
            "क्\u200Dष",
            "Nguyễn Văn Đặng",
            "שָׁלוֹם מֻחַמָּד",
            "مُحَمَّدٌ",
            "น้ำที่",
            "क्षत्रियों",
        }
    )
    void keepsTextAsWritten(String text) {
        assertThat(line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'  two    spaces ', two spaces",
        "'a\tb\nc\u00A0d\u2028e', a b c d e",
        "Andre\u0301, André",
        "a\u202Ecod.exe, acod.exe",
        "\u2066a\u2069\u200E\uFEFF, a",
        "pay\u200Bpal, paypal",
        "pay\u00ADpal, paypal",
        "\u200Dpay\u200D pal\u200C, pay pal",
        "\u3164anna\u115F, anna",
        "\u2800anna\u2800\u2800b\uFFFC, anna b",
        "a\uDB40\uDC67\uDB40\uDC7F, a",
    })
    void hasOneFormForWhatLooksTheSame(String text, String kept) {
        assertThat(line(text)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "\t\n" })
    void refusesAnEmptyLine(String text) {
        expectRefusal(ErrorCode.INVALID_REQUEST, text);
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void refusesWhatCannotBeSeen(String text) {
        expectRefusal(ErrorCode.TEXT_INVISIBLE, text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u0000b", "\u0000", "a\u001B[0m", "a\u0085b", "a\u007F" })
    void refusesControlCharacters(String text) {
        expectRefusal(ErrorCode.TEXT_UNREADABLE, text);
    }

    @Test
    void boundsTheMarksOfALetter() {
        assertThat(line("a" + "\u0323".repeat(8))).startsWith("ạ");
        expectRefusal(ErrorCode.TEXT_UNREADABLE, "a" + "\u0301".repeat(9));
        expectRefusal(ErrorCode.TEXT_UNREADABLE, "a" + "\u0301\u200D".repeat(9) + "b");
        expectRefusal(ErrorCode.TEXT_UNREADABLE, "Zalgo" + "\u0323\u0301".repeat(50_000));
    }

    @Test
    void countsCodePoints() {
        assertThat(line("😀".repeat(100))).hasSize(200);
        expectRefusal(ErrorCode.INVALID_REQUEST, "😀".repeat(101));
    }

    private static List<String> unseen() {
        return TextCases.visible("no")
            .stream()
            .filter(text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl))
            .toList();
    }

    private static void expectRefusal(ErrorCode code, String text) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> line(text))
            .satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.details()).containsKey("title");
            });
    }

    private static String line(String text) {
        return PlainText.line("title", text, 100);
    }
}
