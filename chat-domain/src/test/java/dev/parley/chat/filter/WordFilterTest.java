package dev.parley.chat.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordFilterTest {

    private static final UserId SOMEBODY = new UserId("0".repeat(26));

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "bad | so bad",
            "bad | BAD!",
            "bad | x 'bad'",
            "bad | un_bad_ly",
            "bad | ba\u200Bd",
            "bad | b\u00ADa\u2060d",
            "bad | b\u0336a\u0336d",
            "bad | \uFF42\uFF41\uFF44",
            "bad | b**a**d",
            "bad | so b*a*d, b`a`d",
            "bad | b~~a~~d",
            "bad | 'b||a||d'",
            "bad | b\u20DDa\u0489d",
            "bad | b\u093Ca\u3099d\u0E34",
            "bad | b\u00E1d",
            "don't | I don\u2019t",
            "bad word | bad,\u00A0 WORD",
            "istanbul | \u0130STANBUL",
            "ISTANBUL | \u0131stanbul",
            "strasse | Stra\u00DFe",
            "Stra\u1E9Ee | STRASSE",
            "\u0435\u043B\u043A\u0430 | \u0401\u041B\u041A\u0410",
            "\u0441\u043B\u043E\u0432\u043E | \u0441\u043B\u043E\u0301\u0432\u043E",
            "\u03BB\u03CC\u03B3\u03BF\u03C2 | \u039B\u039F\u0393\u039F\u03A3",
            "\u06A9\u062A\u0627\u0628 | \u0643\u0650\u062A\u0640\u0640\u0627\u0628",
            "\u06CC\u06A9 | (\u064A\u0643)",
            "\u05E9\u05DC\u05D5\u05DD | \u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD",
            "\u574F\u4EBA | \u4ED6\u662F\u574F\u4EBA\u3002",
            "\u0E40\u0E25\u0E27 | \u0E04\u0E19\u0E40\u0E25\u0E27\u0E21\u0E32\u0E01",
            "\uD83D\uDC4E | no\uD83D\uDC4E\uD83C\uDFFDno",
            "1984 | \u06F1\u06F9\u06F8\u06F4",
            "bad* | badly",
            "*bad | too notbad",
            "*bad* | notbadly",
            "very ba* | very bad",
            "**bad** | xbadx",
            "bad | b\u0430d",
            "bad | \u0412AD",
            "bad | b\u03B1d",
            "bad | so **b**\u0430d",
            "very bad | very b\u0430d",
            "\u0441\u0443\u043A\u0430 | c\u0443\u043Aa",
            "\u0441\u0443\u043A\u0430 | c\u0443\u03BAa",
        }
    )
    void finds(String word, String text) {
        assertThat(filter(word).strictestIn(text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "bad | badly",
            "bad | notbad",
            "bad | b a d",
            "bad word | bad, bad, words",
            "bad word | badword",
            "bad* | notbad",
            "*bad | badly",
            "\u0438 | \u0439",
            "pot | \u0440\u043E\u0442",
            "pot | \u0440\u043E\u0442 b\u0430d",
            "\u0430 | USB-\u0448\u043D\u044B\u0439 a",
            "\u0415 | \u0435\u0436",
            "\u06A9\u062A\u0627\u0628 | \u06A9\u062A\u0627\u0628\u0647\u0627",
            "\u574F\u4EBA | \u574F\u597D\u4EBA",
        }
    )
    void doesNotFind(String word, String text) {
        assertThat(filter(word).strictestIn(text)).isNull();
    }

    @Test
    void theStrictestOfSeveralCounts() {
        var filter = new WordFilter(
            List.of(
                word("a one", FilterAction.MARK),
                word("one two", FilterAction.REFUSE),
                word("two", FilterAction.HOLD)
            )
        );
        assertThat(actionIn(filter, "a one")).isEqualTo(FilterAction.MARK);
        assertThat(actionIn(filter, "a one, and two")).isEqualTo(FilterAction.HOLD);
        assertThat(actionIn(filter, "two a one two")).isEqualTo(FilterAction.REFUSE);
        assertThat(filter.strictestIn("three")).isNull();
        assertThat(new WordFilter(List.of()).strictestIn("two")).isNull();
    }

    @Test
    void oneWordHasOneIdHoweverItIsWritten() {
        assertThat(WordPattern.of("  B\u00C1D ").id()).isEqualTo(WordPattern.of("bad").id());
        assertThat(WordPattern.of("bad*").id()).isNotEqualTo(WordPattern.of("bad").id());
        assertThat(WordPattern.of("bad -  word").id()).isEqualTo(WordPattern.of("Bad Word").id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "**", "...", "*a*", "a*b", "' '", "\u200B", "\u0000" })
    void refusesWhatWouldFindNothingOrEverything(String text) {
        assertThatThrownBy(() -> WordPattern.of(text))
            .isInstanceOf(ParleyException.class)
            .extracting(failure -> ((ParleyException) failure).code())
            .isIn(ErrorCode.INVALID_REQUEST, ErrorCode.TEXT_INVISIBLE, ErrorCode.TEXT_UNREADABLE);
    }

    @Test
    void takesSixtyCharactersAndNoMore() {
        assertThat(WordPattern.of("\uD83D\uDC4E".repeat(60)).text()).isNotEmpty();
        assertThatThrownBy(() -> WordPattern.of("x".repeat(61))).isInstanceOf(ParleyException.class);
    }

    /** Against the plain way, with words that overlap as much as they can. */
    @Test
    void findsAmongManyWhatOneByOneIsFound() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var patterns = IntStream.range(0, 30)
                .mapToObj(_ -> letters(random, 1 + random.nextInt(6)))
                .toList();
            String text = letters(random, 40);
            int expected = IntStream.range(0, patterns.size())
                .filter(each -> text.contains(patterns.get(each)))
                .findFirst()
                .orElse(WordTrie.NONE);
            assertThat(new WordTrie(patterns).lowestIn(text)).as("%s in %s", patterns, text).isEqualTo(expected);
        }
    }

    private static String letters(Random random, int length) {
        var letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append("ab ".charAt(random.nextInt(3)));
        }
        return letters.toString();
    }

    @Test
    void holdsAThousandOfTheLongestWords() {
        var words = new ArrayList<FilteredWord>();
        for (int i = 0; i < WordList.MAX; i++) {
            words.add(word("a".repeat(55) + i, FilterAction.REFUSE));
        }
        var filter = new WordFilter(words);
        assertThat(filter.strictestIn("a".repeat(10_000))).isNull();
        assertThat(filter.strictestIn("x " + "a".repeat(55) + "999")).isNotNull();
    }

    private static @Nullable FilterAction actionIn(WordFilter filter, String text) {
        var found = filter.strictestIn(text);
        return found == null ? null : found.action();
    }

    private static WordFilter filter(String word) {
        return new WordFilter(List.of(word(word, FilterAction.REFUSE)));
    }

    private static FilteredWord word(String text, FilterAction action) {
        var pattern = WordPattern.of(text);
        return new FilteredWord(pattern.id(), pattern.text(), action, SOMEBODY, Instant.EPOCH);
    }
}
