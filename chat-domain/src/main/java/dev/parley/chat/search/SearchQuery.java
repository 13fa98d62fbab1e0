package dev.parley.chat.search;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is looked for: a message that contains each of the words somewhere, be it inside of others.
 *
 * @param words folded, without spaces; at least one
 */
record SearchQuery(List<String> words) {
    private static final int MAX = 200;

    /**
     * @throws ParleyException {@code QUERY_EMPTY} where there is nothing to look for, {@code QUERY_TOO_LONG} above 200
     *     code points, {@code INVALID_REQUEST} for half of a surrogate pair
     */
    static SearchQuery parse(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > MAX) {
            throw new ParleyException(ErrorCode.QUERY_TOO_LONG, Map.of("limit", MAX, "length", length));
        }
        if (text.codePoints().anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("query", "is not valid Unicode"));
        }
        var words = Arrays.stream(Folding.fold(text).split(" "))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
        if (words.isEmpty()) {
            throw new ParleyException(ErrorCode.QUERY_EMPTY);
        }
        return new SearchQuery(words);
    }

    boolean matches(String folded) {
        return words.stream().allMatch(folded::contains);
    }
}
