package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.user.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a chat knows of its messages without reading them again: whose they are, which are no unread messages to their own
 * author, and which are deleted, which are unread to nobody.
 *
 * @param authors how much each member has sent since joining; who has sent nothing is left out
 * @param deletedUpTo the greatest seq of a deleted message, 0 for none
 * @param goneUpTo up to this place no message is left, since messages are not kept for ever
 */
public record Tally(Map<UserId, Author> authors, long deletedUpTo, long goneUpTo) {
    static final Tally EMPTY = new Tally(Map.of(), 0, 0);

    /**
     * @param messages how many the member has sent since joining, deleted ones included
     * @param last the seq of the newest, 0 for none
     */
    public record Author(long messages, long last) {
        static final Author NONE = new Author(0, 0);
    }

    public Tally {
        authors = Collections.unmodifiableMap(new LinkedHashMap<>(authors));
    }

    Tally after(LoggedEvent event) {
        return switch (event.body()) {
            // A webhook never leaves, and nobody asks what is unread to it.
            case MessageSent sent when sent.content().webhook() != null -> this;
            case MessageSent _ -> {
                var counted = new LinkedHashMap<>(authors);
                counted.put(event.actor(), new Author(author(event.actor()).messages() + 1, event.seq()));
                yield new Tally(counted, deletedUpTo, goneUpTo);
            }
            case MessageDeleted deleted -> new Tally(authors, Math.max(deletedUpTo, deleted.target()), goneUpTo);
            case MessagesRemoved removed -> new Tally(
                authors,
                Math.max(deletedUpTo, newest(removed)),
                Math.max(goneUpTo, removed.goneUpTo())
            );
            case MemberRemoved removed -> without(removed.userId());
            case MemberLeft _ -> without(event.actor());
            case ChatDeleted _ -> new Tally(Map.of(), deletedUpTo, goneUpTo);
            default -> this;
        };
    }

    private static long newest(MessagesRemoved removed) {
        return removed.messages().stream().mapToLong(RemovedMessage::seq).max().orElse(0);
    }

    /** What the user has sent since joining. */
    public Author author(UserId userId) {
        return authors.getOrDefault(userId, Author.NONE);
    }

    private Tally without(UserId leaving) {
        if (!authors.containsKey(leaving)) {
            return this;
        }
        var remaining = new LinkedHashMap<>(authors);
        remaining.remove(leaving);
        return new Tally(remaining, deletedUpTo, goneUpTo);
    }
}
