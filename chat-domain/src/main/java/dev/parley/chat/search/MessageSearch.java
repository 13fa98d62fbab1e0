package dev.parley.chat.search;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.text.Folding;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds messages by what they say, in one chat or in all chats of which the asker is a member now. */
@Service
@RequiredArgsConstructor
public class MessageSearch {

    public static final int PAGE_MAX = 50;

    /** Text that one request may go through, in characters. */
    private static final long BUDGET = 12_000_000;

    private final ChatAccess access;
    private final Inboxes inboxes;
    private final ChatLog log;
    private final IndexStore store;
    private final SearchIndexer indexer;

    /**
     * A message that was found.
     *
     * @param message as it is now
     * @param ranges where the words stand in its text: in order, apart from each other, at most 100
     */
    public record Hit(LoggedEvent message, List<MatchRange> ranges) {}

    /**
     * A part of what there is to be found, newest first. It may be short, even empty, though there is more: where the way
     * was long, or a message was deleted at this very moment.
     *
     * @param next the cursor of the part after this one, null at the end
     * @param indexing whether some chats are so far from being indexed that older messages of theirs may be missing
     */
    public record Page(List<Hit> hits, @Nullable String next, boolean indexing) {}

    /**
     * Messages that contain every word of the text anywhere, as {@link Folding} sees them. What was sent, edited or deleted
     * before this is called is taken into account. Goes through 12 million characters at most, or what the newest block
     * of each chat has.
     *
     * @param chatId where to look, or null for all of the asker's chats
     * @param cursor {@link Page#next} of the page before, or null
     * @param limit 1 to {@value #PAGE_MAX}
     * @throws dev.parley.chat.error.ParleyException {@code QUERY_EMPTY}, {@code QUERY_TOO_LONG}, {@code INVALID_REQUEST},
     *     {@code CHAT_NOT_FOUND}
     */
    public Page find(
        UserId asker,
        String text,
        @Nullable ChatId chatId,
        SearchFilter filter,
        @Nullable String cursor,
        int limit
    ) {
        var query = SearchQuery.parse(text);
        var start = SearchCursor.parse(cursor);
        var chats = chatId == null ? readable(asker) : List.of(access.require(chatId, asker, ChatAction.READ));
        var indexes = store.find(chats.stream().map(Chat::id).toList());
        var unindexed = Unindexed.of(chats, indexes, log);
        unindexed.behind().forEach(indexer::hurry);

        var candidates = new Candidates(query, filter, start);
        for (LoggedEvent event : unindexed.events()) {
            IndexedMessage.of(event).ifPresent(message -> candidates.addIfMatching(event.chatId(), message));
        }
        var walk = new BlockWalk(indexes.values(), filter, start, store);
        while (walk.hasNext() && candidates.countAfter(walk.latest()) <= limit && !isEnough(walk, start)) {
            walk.searchNext(query, (id, message) -> {
                if (!unindexed.replaces(new EventRef(id, message.seq()))) {
                    candidates.add(id, message);
                }
            });
        }
        var found = candidates.after(walk.latest());
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(verified(page, query), next(found, page, walk), !unindexed.behind().isEmpty());
    }

    /** A page that ends for want of time must end before the place where it began. */
    private static boolean isEnough(BlockWalk walk, SearchCursor start) {
        return walk.characters() >= BUDGET && SearchCursor.after(walk.latest()).compareTo(start) < 0;
    }

    private List<Chat> readable(UserId asker) {
        return log
            .findAll(inboxes.of(asker).keySet())
            .stream()
            .filter(chat -> ChatAccess.allowed(chat, asker).contains(ChatAction.READ))
            .toList();
    }

    private static @Nullable String next(List<SearchCursor> found, List<SearchCursor> page, BlockWalk walk) {
        if (found.size() > page.size()) {
            return page.getLast().toString();
        }
        return walk.hasNext() ? SearchCursor.after(walk.latest()).toString() : null;
    }

    /** Asks the log, which is the truth, for the messages as they are now. */
    private List<Hit> verified(List<SearchCursor> found, SearchQuery query) {
        var places = found
            .stream()
            .map(each -> new EventRef(new ChatId(each.chat()), each.seq()))
            .toList();
        Map<EventRef, LoggedEvent> events = log
            .read(places)
            .stream()
            .collect(Collectors.toMap(event -> new EventRef(event.chatId(), event.seq()), Function.identity()));
        return places
            .stream()
            .flatMap(place -> Stream.ofNullable(events.get(place)))
            .flatMap(event -> hit(event, query))
            .toList();
    }

    private static Stream<Hit> hit(LoggedEvent event, SearchQuery query) {
        if (!(event.body() instanceof MessageSent sent) || sent.state().deleted()) {
            return Stream.empty();
        }
        var folded = FoldedText.of(sent.content().text());
        return query.matches(folded.text()) ? Stream.of(new Hit(event, folded.find(query.words()))) : Stream.empty();
    }
}
