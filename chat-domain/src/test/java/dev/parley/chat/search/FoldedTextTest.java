package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.text.Folding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {

    @ParameterizedTest
    @ValueSource(strings = { "\uD83D", "\uDC4D\uD83D", "a\uD800b", "\u0301", "\u0000", "\uFFFF" })
    void survivesWhatIsNoText(String text) {
        var folded = FoldedText.of(text);
        assertThat(folded.text()).isEqualTo(Folding.fold(text));
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
        assertThat(ranges("Æther, Łódź", "ther", "lodz")).containsExactly("ther", "Łódź");
        assertThat(ranges("Æther", "a")).containsExactly("Æ");
        assertThat(ranges("O’Neil", "o'n")).containsExactly("O’N");
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
