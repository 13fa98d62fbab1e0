package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {

    @ParameterizedTest
    @MethodSource("same")
    void countsAsTheSame(List<String> pair) {
        assertThat(Folding.fold(pair.getFirst())).isEqualTo(Folding.fold(pair.getLast()));
    }

    @ParameterizedTest
    @MethodSource("different")
    void staysApart(List<String> pair) {
        assertThat(Folding.fold(pair.getFirst())).isNotEqualTo(Folding.fold(pair.getLast()));
    }

    @Test
    void whiteSpaceAndControlsBecomeSpaces() {
        assertThat(Folding.fold("a\tb\nc\u00A0d\u0000e\u2028f")).isEqualTo("a b c d e f");
    }

    @Test
    void isNotSlowedDownByPilesOfMarksNorBlownUpByLigatures() {
        String pile = "a" + "\u0323\u0301".repeat(5_000);
        assertThat(Folding.fold(pile)).isEqualTo("a");
        assertThat(Folding.fold("\uFDFA".repeat(10_000)).length()).isLessThanOrEqualTo(80_000);
    }

    @Test
    void aNameIsFoundByTheBeginningOfEachOfItsWords() {
        assertThat(WordStarts.of("Jean-Luc d’Ormesson")).containsExactly(
            "jean-luc d'ormesson",
            "luc d'ormesson",
            "d'ormesson"
        );
        assertThat(WordStarts.of("علي رضايي")).containsExactly("علی رضایی", "رضایی");
        assertThat(WordStarts.of("👍 Anna")).containsExactly("👍 anna", "anna");
        assertThat(WordStarts.of(" ")).isEmpty();
        assertThat(WordStarts.prefix(" Ёлкина")).isEqualTo("елкина");
    }

    private static List<List<String>> same() {
        return TextCases.folding("same");
    }

    private static List<List<String>> different() {
        return TextCases.folding("different");
    }
}
