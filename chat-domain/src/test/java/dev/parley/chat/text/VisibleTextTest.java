package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleTextTest {

    @ParameterizedTest
    @MethodSource("seen")
    void seesWhatIsDrawn(String text) {
        assertThat(VisibleText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void seesNothingInTheRest(String text) {
        assertThat(VisibleText.isVisible(text)).isFalse();
    }

    private static List<String> seen() {
        return TextCases.visible("yes");
    }

    private static List<String> unseen() {
        return TextCases.visible("no");
    }
}
