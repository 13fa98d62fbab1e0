package dev.parley.chat.filter;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The list of words, to the administrators of the installation. Everybody else is refused with {@code FORBIDDEN}. The audit
 * log tells who has changed it, and not which word, which may be one that nobody wants to read there.
 */
@Service
@RequiredArgsConstructor
public class WordList {

    public static final int MAX = 1_000;

    private final WordStore store;
    private final Administrators administrators;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** The words, the first one first. */
    public List<FilteredWord> list(UserId asking) {
        administrators.require(asking);
        return store.read().words();
    }

    /**
     * Puts a word on the list. One that is there, however it was written, gets the action and is written so from now on.
     *
     * @param text at most {@value WordPattern#MAX} characters; a {@code *} at its beginning or end finds parts of words
     * @throws ParleyException {@code INVALID_REQUEST}, also for one word more than {@value #MAX}; {@code TEXT_INVISIBLE}, {@code
     *     TEXT_UNREADABLE}
     */
    public List<FilteredWord> put(Intent intent, String text, FilterAction action) {
        administrators.require(intent.actor());
        var pattern = WordPattern.of(text);
        var word = new FilteredWord(pattern.id(), pattern.text(), action, intent.actor(), clock.instant());
        boolean changed = store.change(intent.key(), words -> with(words, word));
        return told(intent, changed, AuditKind.FILTERED_WORD_SET, Map.of("action", action.name()));
    }

    private static @Nullable List<FilteredWord> with(List<FilteredWord> words, FilteredWord word) {
        var changed = new ArrayList<>(words);
        Optional<FilteredWord> present = words
            .stream()
            .filter(each -> each.id().equals(word.id()))
            .findFirst();
        if (present.isEmpty()) {
            if (words.size() >= MAX) {
                throw new ParleyException(
                    ErrorCode.INVALID_REQUEST,
                    Map.of("text", "the list has at most " + MAX + " words")
                );
            }
            changed.add(word);
        } else if (present.get().action() == word.action() && present.get().text().equals(word.text())) {
            return null;
        } else {
            changed.set(words.indexOf(present.get()), word);
        }
        return changed;
    }

    /** Takes a word off the list; one that is not there stays so. */
    public List<FilteredWord> remove(Intent intent, FilteredWordId id) {
        administrators.require(intent.actor());
        boolean changed = store.change(intent.key(), words -> {
            var rest = words
                .stream()
                .filter(word -> !word.id().equals(id))
                .toList();
            return rest.size() == words.size() ? null : rest;
        });
        return told(intent, changed, AuditKind.FILTERED_WORD_REMOVED, Map.of());
    }

    private List<FilteredWord> told(Intent intent, boolean changed, AuditKind kind, Map<String, String> details) {
        if (changed) {
            audit.add(kind, intent.actor(), null, details);
        }
        var now = store.read();
        // Also by a repeat: the node that has changed it may have died before it told.
        events.publishEvent(new WordFilterChanged(now.change()));
        return now.words();
    }
}
