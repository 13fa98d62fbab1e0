package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.text.Addresses.Address;
import dev.parley.chat.text.TextCases.Scanned;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Addresses} and {@link MentionNames}, on the cases of the page and on hostile texts. */
class ScannerTest {

    private static final int MANY = 10_000;

    @ParameterizedTest
    @MethodSource("cases")
    void findsLinksAndMentions(Scanned scanned) {
        String text = scanned.text();
        var addresses = Addresses.in(text);
        assertThat(addresses.stream().filter(Address::web))
            .extracting(each -> text.substring(each.start(), each.end()))
            .containsExactlyElementsOf(scanned.links());
        assertThat(mentions(text)).containsExactlyElementsOf(scanned.mentions());
        assertThat(
            IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '@')
                .filter(at -> addresses.stream().noneMatch(each -> each.start() <= at && at < each.end()))
                .filter(at -> MentionNames.opens(text, at))
        ).hasSize(scanned.opening());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesStepsInProportionToTheLength(IntFunction<String> make) {
        assertThat((double) steps(make.apply(8_000))).isLessThan(2.2 * steps(make.apply(4_000)));
    }

    @Test
    void stopsAfterAsManyPlacesAsAsked() {
        assertThat(MentionNames.in("@bob ".repeat(1_000), 100)).hasSize(100);
    }

    @Test
    void aNameHasAtMost32Characters() {
        assertThat(MentionNames.in("@" + "a".repeat(32), MANY)).hasSize(1);
        assertThat(MentionNames.in("@" + "a".repeat(33), MANY)).isEmpty();
    }

    private static List<String> mentions(String text) {
        return MentionNames.in(text, MANY)
            .stream()
            .flatMap(place ->
                place
                    .names()
                    .stream()
                    .filter(TextCases.users()::contains)
                    .findFirst()
                    .map(name -> text.substring(place.start(), place.start() + 1 + name.length()))
                    .stream()
            )
            .toList();
    }

    private static List<Scanned> cases() {
        return TextCases.scanned();
    }

    private static Stream<IntFunction<String>> hostile() {
        return Stream.of(
            n -> "@a" + ".".repeat(n) + "b",
            n -> "http://a" + ".".repeat(n) + "b" + ")".repeat(n),
            n -> "http://a" + "(".repeat(n),
            n -> "http://a" + "(".repeat(n) + ")".repeat(n) + ".",
            n -> "http://".repeat(n),
            n -> "http://.".repeat(n),
            n -> "a.b/".repeat(n),
            n -> "a.".repeat(n),
            n -> "é.ü:1/".repeat(n),
            n -> "a.b:1".repeat(n),
            n -> "localhost?a".repeat(n),
            n -> "a.b" + "\u0301".repeat(n) + ":1?",
            n -> "://".repeat(n),
            n -> "@".repeat(n),
            n -> "@a@".repeat(n),
            n -> "@" + "a-".repeat(n),
            n -> "@.".repeat(n),
            n -> "a" + "\u0301".repeat(n) + "@",
            n -> "\u0301@".repeat(n),
            n -> "😀".repeat(n)
        );
    }

    private static long steps(String text) {
        var counted = new Counted(text);
        MentionNames.in(counted, MANY);
        return counted.steps;
    }

    /** Counts each look at a character. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long steps;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            steps += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            steps += text.length();
            return text;
        }
    }
}
