package dev.parley.chat.digest;

import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Mention;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is worth a mail: personal messages, mentions of and answers to the reader, and calls that the reader has missed. */
final class DigestRule {

    private DigestRule() {}

    /**
     * Who reads, and what of the chat they do not want or have.
     *
     * @param readSeq up to there the reader has read, has joined later, or was told
     * @param blocked with whom the reader has a block
     */
    record Reader(UserId userId, long readSeq, boolean muted, Set<UserId> blocked) {}

    /** Whether the event may be worth a mail to anybody; needs nothing but the event. */
    static boolean mayConcern(LoggedEvent event) {
        return switch (event.body()) {
            case MessageSent sent -> !sent.state().deleted() &&
                (event.chatId().personalPair().isPresent() ||
                    sent.content().replyTo() != null ||
                    !sent.content().mentions().isEmpty());
            case CallRecorded call -> !call.missed().isEmpty();
            default -> false;
        };
    }

    /**
     * Those members to whom the event is worth a mail, as far as the event says.
     *
     * @param authors whose the messages are that are answered, by their seqs
     */
    static Set<UserId> concerned(Chat chat, LoggedEvent event, Map<Long, UserId> authors) {
        var concerned = new HashSet<UserId>();
        switch (event.body()) {
            case MessageSent sent when !sent.state().deleted() -> {
                var all = chat.members().keySet();
                if (chat.type() == ChatType.PERSONAL) {
                    concerned.addAll(all);
                }
                for (Mention mention : sent.content().mentions()) {
                    concerned.addAll(mention.userId() instanceof UserId one ? Set.of(one) : all);
                }
                if (answered(sent, authors) instanceof UserId author) {
                    concerned.add(author);
                }
                concerned.remove(event.actor());
            }
            case CallRecorded call -> concerned.addAll(call.missed());
            default -> {
            }
        }
        concerned.retainAll(chat.members().keySet());
        return concerned;
    }

    /** Those of the events that the reader is told of, in their order. */
    static List<LoggedEvent> worth(
        Chat chat,
        Collection<LoggedEvent> events,
        Reader reader,
        Map<Long, UserId> authors
    ) {
        if (reader.muted() || chat.member(reader.userId()).isEmpty()) {
            return List.of();
        }
        return events
            .stream()
            .filter(event -> event.seq() > reader.readSeq() && !reader.blocked().contains(event.actor()))
            .filter(event -> concerned(chat, event, authors).contains(reader.userId()))
            .toList();
    }

    private static @Nullable UserId answered(MessageSent sent, Map<Long, UserId> authors) {
        var target = sent.content().replyTo();
        return target == null ? null : authors.get(target);
    }
}
