package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.text.TextCases.Linked;
import dev.parley.chat.text.WrittenLinks.Link;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link WrittenLinks}, on the cases of the page and on hostile texts. */
class WrittenLinksTest {

    private static final int LONG = 10_000;

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheLinksThatThePageShows(Linked linked) {
        assertThat(WrittenLinks.in(linked.text()))
            .extracting(link ->
                Stream.of(link.address(), link.words())
                    .filter(each -> each != null)
                    .toList()
            )
            .containsExactlyElementsOf(linked.links());
    }

    @Test
    void countsTheFirstTwentyOfATextAndEachOnce() {
        var addresses = IntStream.range(0, 50)
            .mapToObj(n -> "https://ex.example/" + n)
            .toList();
        String text = addresses
            .stream()
            .map(address -> address + " " + address)
            .collect(Collectors.joining("\n"));
        assertThat(WrittenLinks.in(text))
            .extracting(Link::address)
            .containsExactlyElementsOf(addresses.subList(0, WrittenLinks.MAX));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isDoneSoonWithWhateverIsWritten(String text) {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> WrittenLinks.in(text));
    }

    private static List<Linked> cases() {
        return TextCases.linked();
    }

    private static Stream<String> hostile() {
        String link = "http://a.b ";
        return Stream.of(
            "`",
            "` ",
            "[",
            "](",
            "||a ",
            "a || b",
            "> ",
            "- ",
            "1. ",
            "\\",
            "```\n",
            "[](http://a.b)",
            link
        ).map(part -> link + part.repeat(LONG / part.length()) + link);
    }
}
