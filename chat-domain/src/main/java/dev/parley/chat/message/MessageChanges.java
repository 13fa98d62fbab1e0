package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Mention;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What may become of a message wherever it stands; null where nothing changes. */
final class MessageChanges {

    private static final int MAX_REACTION_KINDS = 20;

    private MessageChanges() {}

    /**
     * @param word of the list that the text has; no edit waits for an administrator
     * @throws ParleyException {@code FORBIDDEN} for another's; {@code MESSAGE_EMPTY} without files; {@code
     *     MESSAGE_NOT_ALLOWED}
     */
    static @Nullable MessageEdited edit(
        LoggedEvent target,
        UserId actor,
        String text,
        @Nullable FilteredWord word,
        Supplier<List<Mention>> mentions
    ) {
        if (!target.actor().equals(actor)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "EDIT"));
        }
        MessageText.require(text, !content(target).attachments().isEmpty());
        if (content(target).text().equals(text)) {
            return null;
        }
        Screening.requireAllowed(word);
        return new MessageEdited(target.seq(), text, mentions.get());
    }

    /** @throws ParleyException {@code INVALID_REQUEST} for one kind more than 20 */
    static @Nullable ReactionChanged react(LoggedEvent target, UserId actor, String emoji, boolean on) {
        var reactions = ((MessageSent) target.body()).state().reactions();
        boolean present = reactions.getOrDefault(emoji, List.of()).contains(actor);
        if (on && !reactions.containsKey(emoji) && reactions.size() >= MAX_REACTION_KINDS) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("emoji", "a message has at most " + MAX_REACTION_KINDS + " kinds of reactions")
            );
        }
        return present == on ? null : new ReactionChanged(target.seq(), emoji, on);
    }

    /** Whether the message is deleted by what was appended: its client id may be that of another change, which came first. */
    static boolean isDeletionOf(long seq, Appended appended) {
        return (
            appended.written() instanceof LoggedEvent event &&
            event.body() instanceof MessageDeleted deleted &&
            deleted.target() == seq
        );
    }

    private static MessageContent content(LoggedEvent target) {
        return ((MessageSent) target.body()).content();
    }
}
