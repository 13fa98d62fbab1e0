package dev.parley.chat.filter;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.MarkNotes.Note;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.SideLogs;
import java.time.Clock;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at what is about to be written. Whoever appends a message looks first, and asks what is required here as the last
 * thing of its decision: so a repeat of what stands in the log gets the first event, whatever the list has become.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class Screening {

    private final WordFilters filters;
    private final MarkNotes notes;
    private final ChatLog chats;
    private final SideLogs sideLogs;
    private final MarkFollower follower;
    private final Clock clock;

    /** The strictest of the words of the list that the text has; null for none. */
    public @Nullable FilteredWord look(String text) {
        return filters.strictestIn(text);
    }

    /** For what cannot wait. @throws ParleyException {@code MESSAGE_NOT_ALLOWED}, which tells no word */
    public static void requireAllowed(@Nullable FilteredWord word) {
        if (isStopped(word)) {
            throw new ParleyException(ErrorCode.MESSAGE_NOT_ALLOWED);
        }
    }

    /** For what can wait. @throws ParleyException {@code MESSAGE_NOT_ALLOWED}, {@code MESSAGE_HELD} */
    public static void requirePassing(@Nullable FilteredWord word) {
        if (word != null && word.action() == FilterAction.HOLD) {
            throw new ParleyException(ErrorCode.MESSAGE_HELD);
        }
        requireAllowed(word);
    }

    /** Whether it does not go out at once. */
    public static boolean isStopped(@Nullable FilteredWord word) {
        return word != null && word.action() != FilterAction.MARK;
    }

    /**
     * Appends, and has the message marked where its word asks for it.
     *
     * @param key of the event
     * @param append returns the event, null for none
     */
    public @Nullable LoggedEvent marking(
        @Nullable FilteredWord word,
        ChatId chatId,
        String key,
        Supplier<@Nullable LoggedEvent> append
    ) {
        return word == null || isStopped(word)
            ? append.get()
            : marking(new Note(chatId, false, key, word.text()), append);
    }

    /** As {@link #marking}, in a side log. */
    public @Nullable LoggedEvent markingAside(
        @Nullable FilteredWord word,
        ChatId log,
        String key,
        Supplier<@Nullable LoggedEvent> append
    ) {
        return word == null || isStopped(word) ? append.get() : marking(new Note(log, true, key, word.text()), append);
    }

    private @Nullable LoggedEvent marking(Note note, Supplier<@Nullable LoggedEvent> append) {
        notes.add(note, clock.instant());
        LoggedEvent event;
        try {
            event = append.get();
        } catch (ParleyException refused) {
            if (refused.code() != ErrorCode.UNAVAILABLE) {
                notes.cross(note);
            }
            throw refused;
        }
        mark(note, event);
        return event;
    }

    /** What fails here has changed nothing about the message: its note stays. */
    private void mark(Note note, @Nullable LoggedEvent event) {
        try {
            if (event != null) {
                follower.marked(event, note.side(), note.word());
            }
            notes.cross(note);
        } catch (RuntimeException failure) {
            log.warn("A message of {} is not marked yet: {}", note.log(), failure.toString());
        }
    }

    /** Finishes what a node has begun that died. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    public void finish() {
        for (Note note : notes.due(clock.instant())) {
            var log = note.side() ? sideLogs.log() : chats;
            mark(note, log.findByKey(note.log(), note.key()).orElse(null));
        }
    }
}
