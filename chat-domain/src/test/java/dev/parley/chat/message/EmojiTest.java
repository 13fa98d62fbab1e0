package dev.parley.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "👍",
            "👍🏽",
            "❤️",
            "❤️‍🔥",
            "✌🏿",
            "👨‍👩‍👧‍👦",
            "👩🏽‍🚀",
            "🧑🏻‍🤝‍🧑🏿",
            "🕵🏽‍♂️",
            "🏳️‍🌈",
            "🇩🇪",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "1️⃣",
            "#️⃣",
            "©️",
        }
    )
    void takesOneEmoji(String text) {
        assertThatCode(() -> Emoji.require("emoji", text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "", "a", "1", "1️", "❤", "👍👍", "👍a", "👍\u0301", "🇩", "🏽", "👍\u200D", " 👍", "a\u20E3", "👍🏽🏽" }
    )
    void refusesWhatIsNotOne(String text) {
        assertThatThrownBy(() -> Emoji.require("emoji", text)).isInstanceOfSatisfying(ParleyException.class, refused ->
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST)
        );
    }
}
