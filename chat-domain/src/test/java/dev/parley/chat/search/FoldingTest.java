package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "HELLO, hello",
        "Ёжик, ежик",
        "ЕЩЁ, еще",
        "за\u0301мок, замок",
        "Café, cafe",
        "Cafe\u0301, cafe",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδός",
        "İstanbul, istanbul",
        "DİYARBAKIR, diyarbakır",
        "ﬁle, file",
        "Ｆｕｌｌ　１２, full 12",
        "ｶﾞｷﾞ, ガギ",
        "か\u3099, が",
        "한글, \u1112\u1161\u11AB\u1100\u1173\u11AF",
        "علي, علی",
        "كتاب, کتاب",
        "می\u200Cخواهم, میخواهم",
        "محمّد, محمد",
        "مُحَمَّد, محمد",
        "کتـــاب, کتاب",
        "أحمد, احمد",
        "آب, اب",
        "مسئول, مسیول",
        "خانهٔ, خانه",
        "خانۀ, خانه",
        "مدرسة, مدرسه",
        "١٢٣, 123",
        "۱۲۳, 123",
        "४२, 42",
        "שָׁלוֹם, שלום",
        "soft\u00ADhyphen, softhyphen",
        "a\u200Eb\u202Ec, abc",
        "❤\uFE0F, ❤",
        "x², x2",
    })
    void countsAsTheSame(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({ "й, и", "ї, і", "が, か", "नि, न", "กำ, ก", "ø, o", "中, 国", "👍🏽, 👍" })
    void staysApart(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @Test
    void whiteSpaceAndControlsBecomeSpaces() {
        assertThat(Folding.fold("a\tb\nc\u00A0d\u0000e\u2028f")).isEqualTo("a b c d e f");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uD83D", "\uDC4D\uD83D", "a\uD800b", "\u0301", "\u0000", "\uFFFF" })
    void survivesWhatIsNoText(String text) {
        var folded = FoldedText.of(text);
        assertThat(folded.text()).isEqualTo(Folding.fold(text));
    }

    @Test
    void isNotSlowedDownByPilesOfMarksNorBlownUpByLigatures() {
        String pile = "a" + "\u0323\u0301".repeat(5_000);
        assertThat(Folding.fold(pile)).isEqualTo("a");
        assertThat(Folding.fold("\uFDFA".repeat(10_000)).length()).isLessThanOrEqualTo(80_000);
    }

    @Test
    void findsPlacesInTheOriginal() {
        assertThat(ranges("Ёлка и ёлки", "елк")).containsExactly("Ёлк", "ёлк");
        assertThat(ranges("من می\u200Cخواهم", "میخوا")).containsExactly("می\u200Cخوا");
        assertThat(ranges("مُحَمَّد", "محمد")).containsExactly("مُحَمَّد");
        assertThat(ranges("Die Straße", "strasse")).containsExactly("Straße");
        assertThat(ranges("Die Straße", "s")).containsExactly("S", "ß");
        assertThat(ranges("今日は東京へ行く", "東京")).containsExactly("東京");
        assertThat(ranges("a👍🏽b👍🏽", "👍🏽")).containsExactly("👍🏽", "👍🏽");
        assertThat(ranges("e\u0301t\u0065\u0301", "ete")).containsExactly("e\u0301t\u0065\u0301");
        assertThat(ranges("nothing", "x")).isEmpty();
    }

    @Test
    void mergesWhatTouchesAndBoundsHowMuch() {
        assertThat(ranges("banana", "ban", "nan")).containsExactly("banan");
        assertThat(ranges("aaaa", "a")).containsExactly("aaaa");
        assertThat(FoldedText.of("a ".repeat(5_000)).find(List.of("a"))).hasSize(100);
    }

    private static List<String> ranges(String text, String... words) {
        return FoldedText.of(text)
            .find(List.of(words))
            .stream()
            .map(range -> text.substring(range.start(), range.end()))
            .toList();
    }
}
