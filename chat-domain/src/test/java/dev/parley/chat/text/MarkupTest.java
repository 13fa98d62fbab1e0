package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "a<b",
            "a < b && c > d",
            "a<b and c>d",
            "List<String>, Map<K, List<V>>",
            "&copy; &lt;script&gt; &amp;amp;",
            "{{name}} {<!-- -->{",
            "I <3 you </3",
            "<b>bold</b>",
            "<x-y>",
            "x <- y -> z <> <",
        }
    )
    void keepsWhatIsNoElementThatActs(String text) {
        assertThat(Markup.without(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        textBlock = """
        <script>alert(1)</script>All of us    | All of us
        Team <img src=x onerror=alert(1)>     | Team
        Team <IMG/src=x/onerror=alert(1)>     | Team
        <a href="javascript:alert(1)">x</a>   | x
        a<scr<script>x</script>ipt>b           | a
        a</b onclick=x>b                      | ab
        <svg><script>x</script></svg>a < b    | a < b
        <b onclick=x>a</b> &copy; a<b         | a &copy; a<b
        """
    )
    void takesElementsThatActOut(String text, String rest) {
        assertThat(Markup.without(text).strip()).isEqualTo(rest);
    }
}
