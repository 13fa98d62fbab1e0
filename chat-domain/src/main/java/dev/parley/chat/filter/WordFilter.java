package dev.parley.chat.filter;

import dev.parley.chat.error.ParleyException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/** The list as it is looked for in texts. */
@Slf4j
final class WordFilter {

    /** Signs of formatting between two letters, which are not to be seen: {@code b**a**d}. */
    private static final Pattern FORMATTING_WITHIN = Pattern.compile("(?<=[\\p{L}\\p{N}])[*_~|`]++(?=[\\p{L}\\p{N}])");

    private final List<FilteredWord> strictestFirst;
    private final WordTrie trie;

    /** @param words whose texts {@link WordPattern} has taken */
    WordFilter(List<FilteredWord> words) {
        strictestFirst = words
            .stream()
            .filter(WordFilter::isUnderstood)
            .sorted(Comparator.comparing(FilteredWord::action).reversed())
            .toList();
        trie = new WordTrie(
            strictestFirst
                .stream()
                .map(word -> WordPattern.of(word.text()).sought())
                .toList()
        );
    }

    /** What another version has taken keeps no node from the others. */
    private static boolean isUnderstood(FilteredWord word) {
        try {
            WordPattern.of(word.text());
            return true;
        } catch (ParleyException notOne) {
            log.warn("Word {} of the list is left out: {}", word.id().value(), notOne.code());
            return false;
        }
    }

    /** The strictest of the words that the text has; null for none. */
    @Nullable
    FilteredWord strictestIn(String text) {
        if (strictestFirst.isEmpty()) {
            return null;
        }
        int found = lowestIn(text);
        String plain = FORMATTING_WITHIN.matcher(text).replaceAll("");
        if (plain.length() < text.length()) {
            found = WordTrie.lower(found, lowestIn(plain));
        }
        return found == WordTrie.NONE ? null : strictestFirst.get(found);
    }

    private int lowestIn(String text) {
        String words = FoldedWords.of(text);
        int found = trie.lowestIn(words);
        for (String reading : MixedScripts.readings(words)) {
            found = WordTrie.lower(found, trie.lowestIn(reading));
        }
        return found;
    }
}
