package dev.parley.api.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    private static final Pattern GAP = Pattern.compile("\\{[^}]*}");
    private static final Pattern COMMAND = Pattern.compile("/[a-z]+");

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEveryPhraseWithTheSameGapsAndNoOther(Language language) {
        var bundle = Wording.bundle(language);
        assertThat(bundle.getLocale()).isEqualTo(language.locale());
        assertThat(bundle.keySet()).containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Phrase.values()).map(Phrase::key).toList()
        );
        for (var phrase : Phrase.values()) {
            var english = Wording.bundle(Language.ENGLISH).getString(phrase.key());
            var words = bundle.getString(phrase.key());
            assertThat(all(GAP, words)).as(phrase.key()).containsExactlyInAnyOrder(all(GAP, english));
            assertThat(all(COMMAND, words)).as(phrase.key()).containsExactlyInAnyOrder(all(COMMAND, english));
        }
    }

    private static String[] all(Pattern pattern, String text) {
        return pattern
            .matcher(text)
            .results()
            .map(found -> found.group())
            .toArray(String[]::new);
    }

    @Test
    void notesWhereAPersonIsNamed() {
        var line = Wording.of(Language.ENGLISH, Phrase.ENDED)
            .person("name", "😀 {length}", 7)
            .length("length", Duration.ofSeconds(3_723))
            .line();
        assertThat(line.text()).isEqualTo(
            "The call with \u2068😀 {length}\u2069 is over. It lasted \u20681:02:03\u2069."
        );
        var mention = line.mentions().getFirst();
        assertThat(line.text().substring(mention.offset(), mention.offset() + mention.length())).isEqualTo(
            "😀 {length}"
        );
        assertThat(mention.personId()).isEqualTo(7);
        var both = line.then(line);
        var second = both.mentions().getLast();
        assertThat(both.text().substring(second.offset())).startsWith("😀 {length}\u2069");
    }

    @Test
    void writesLengthsAsClocksDoInTheDigitsOfTheLanguage() {
        assertThat(length(Language.RUSSIAN, 59_999)).contains("\u20680:59\u2069");
        assertThat(length(Language.ENGLISH, 0)).contains("\u20680:00\u2069");
        assertThat(length(Language.PERSIAN, 683_000)).contains("\u2068۱۱:۲۳\u2069");
    }

    private static String length(Language language, long millis) {
        return Wording.of(language, Phrase.ENDED)
            .person("name", "Ann", 7)
            .length("length", Duration.ofMillis(millis))
            .line()
            .text();
    }

    @Test
    void knowsThreeLanguagesAndSpeaksEnglishToAllOthers() {
        assertThat(Language.of("ru")).isEqualTo(Language.RUSSIAN);
        assertThat(Language.of("fa-IR")).isEqualTo(Language.PERSIAN);
        assertThat(Language.of("pt-br")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("no such_code")).isEqualTo(Language.ENGLISH);
    }
}
