package dev.parley.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @Test
    void isOfFoldedWords() {
        assertThat(SearchQuery.parse("  Ёж\n в\u00A0тумане ёж").words()).containsExactly("еж", "в", "тумане");
    }

    @Test
    void wantsEachWordAnywhere() {
        var query = SearchQuery.parse("ber bud");
        assertThat(query.matches("the budget of october")).isTrue();
        assertThat(query.matches("the budget of may")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  \t\n", "\u0000", "\u200C\u200D", "\u064E", "ـ" })
    void refusesWhatHasNothingToLookFor(String text) {
        assertRefused(text, ErrorCode.QUERY_EMPTY);
    }

    @Test
    void countsCodePoints() {
        assertThat(SearchQuery.parse("😀".repeat(200)).words()).hasSize(1);
        assertRefused("😀".repeat(201), ErrorCode.QUERY_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\uD800", "\uDC00" })
    void refusesHalfASurrogatePair(String text) {
        assertRefused(text, ErrorCode.INVALID_REQUEST);
    }

    private static void assertRefused(String text, ErrorCode code) {
        assertThatThrownBy(() -> SearchQuery.parse(text)).isInstanceOfSatisfying(ParleyException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(code)
        );
    }
}
