package dev.parley.chat.search;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.search.MessageSearch.Hit;
import dev.parley.chat.text.WrittenLinks;
import dev.parley.chat.text.WrittenLinks.Link;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lists the links of a chat's messages. The search finds where there may be any, so that old messages have theirs too, and
 * what is edited or deleted counts at once; what is a link, {@link WrittenLinks} says of the text as it is now.
 */
@Service
@RequiredArgsConstructor
public class SharedLinks {

    public static final int PAGE_MAX = MessageSearch.PAGE_MAX;

    /** Characters of the links of a page; a page has those of one message at least, however long. */
    static final int PAGE_CHARACTERS = 64 * 1024;

    private static final String IN_EACH_ADDRESS = "http ://";
    private static final SearchFilter ANY = SearchFilter.of(null, null, null);

    private final MessageSearch search;

    /** A message and its links, one at least, in the order of its text. */
    public record LinkedMessage(LoggedEvent message, List<Link> links) {}

    /**
     * Some of the messages. There may be few of them, even none, though there are more.
     *
     * @param next the place before which the next page begins, null at the end
     * @param indexing whether older ones may be missing, as the chat is still being indexed
     */
    public record Page(List<LinkedMessage> messages, @Nullable String next, boolean indexing) {}

    /**
     * The messages with links, newest first, without those that are deleted.
     *
     * @param before {@link Page#next} of the page before, or null for the newest
     * @param limit of messages, 1 to {@value #PAGE_MAX}
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}, {@code INVALID_REQUEST}
     */
    public Page find(UserId reader, ChatId chatId, @Nullable String before, int limit) {
        var found = search.find(reader, IN_EACH_ADDRESS, chatId, ANY, before, limit);
        var messages = new ArrayList<LinkedMessage>();
        int characters = 0;
        for (Hit hit : found.hits()) {
            var links = linksOf(hit.message());
            if (links.isEmpty()) {
                continue;
            }
            characters += links.stream().mapToInt(SharedLinks::characters).sum();
            if (characters > PAGE_CHARACTERS && !messages.isEmpty()) {
                return new Page(messages, cursorOf(messages.getLast().message()), found.indexing());
            }
            messages.add(new LinkedMessage(hit.message(), links));
        }
        return new Page(messages, found.next(), found.indexing());
    }

    private static List<Link> linksOf(LoggedEvent message) {
        return message.body() instanceof MessageSent sent ? WrittenLinks.in(sent.content().text()) : List.of();
    }

    private static int characters(Link link) {
        String words = link.words();
        return link.address().length() + (words == null ? 0 : words.length());
    }

    private static String cursorOf(LoggedEvent message) {
        return new SearchCursor(message.at().toEpochMilli(), message.chatId().value(), message.seq()).toString();
    }
}
