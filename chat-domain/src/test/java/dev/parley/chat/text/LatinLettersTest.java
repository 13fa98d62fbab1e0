package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatinLettersTest {

    private static final Pattern MODIFIED = Pattern.compile(
        "LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]|AE|OE|AV|OO) WITH .*"
    );

    @Test
    void aLetterWithAModificationIsTheLetterOfItsName() {
        var other = new TreeMap<String, String>();
        letters().forEach(letter -> {
            var name = MODIFIED.matcher(Character.getName(letter));
            if (name.matches() && !fold(letter).equals(name.group(1).toLowerCase(Locale.ROOT))) {
                other.put(Character.toString(letter), Character.getName(letter) + ": " + fold(letter));
            }
        });
        assertThat(other).isEqualTo(Map.of());
    }

    @Test
    void whatCldrKnowsPlainLettersForIsThose() {
        var latin = Transliterator.getInstance("Latin-ASCII");
        var other = new TreeMap<String, String>();
        letters().forEach(letter -> {
            String plain = latin.transliterate(Character.toString(letter)).toLowerCase(Locale.ROOT);
            if (plain.chars().allMatch(character -> character < 0x80) && !fold(letter).equals(plain)) {
                other.put(Character.toString(letter), fold(letter) + " " + plain);
            }
        });
        assertThat(other).isEqualTo(Map.of());
    }

    @Test
    void lettersOfAnotherShapeStayThemselves() {
        assertThat("əʒɐǝʌɯ".codePoints().mapToObj(Character::toString)).allMatch(letter ->
            Folding.fold(letter).equals(letter)
        );
    }

    @Test
    void aPlainLetterIsFoldedItself() {
        assertThat(LatinLetters.PLAIN.values()).allMatch(plain -> Folding.fold(plain).equals(plain));
    }

    /** Those that NFKC leaves whole: what it makes of the others is theirs (ŀ is l·). */
    private static Stream<Integer> letters() {
        return IntStream.range(0x80, Character.MAX_CODE_POINT)
            .filter(Character::isLetter)
            .filter(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)
            .filter(letter -> Normalizer.isNormalized(Character.toString(letter), Form.NFKD))
            .boxed();
    }

    private static String fold(int letter) {
        return Folding.fold(Character.toString(letter));
    }
}
