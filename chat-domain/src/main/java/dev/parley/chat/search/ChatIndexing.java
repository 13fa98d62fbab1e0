package dev.parley.chat.search;

import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Computes the next step of a chat's index from the log. The step follows from the log alone: whoever computes it again,
 * on this node or another, gets the same or a newer one.
 */
@Component
@RequiredArgsConstructor
class ChatIndexing {

    private static final int STEP = 1024;

    private final ChatLog log;

    /**
     * The step over the next events, at most 1,024.
     *
     * @param chat as it stands now: whatever its events did has been carried into the messages that are read here
     */
    IndexUpdate next(ChatIndex before, Chat chat) {
        long to = Math.min(chat.seq(), before.upTo() + STEP);
        var events = log.read(chat.id(), before.upTo() + 1, to);
        var changed = events
            .stream()
            .flatMap(ChatIndexing::changedBy)
            .filter(seq -> seq <= before.upTo())
            .collect(Collectors.toSet());
        long sealed = (long) before.sealed().size() * ChatIndex.BLOCK;

        var messages = new TreeMap<Long, IndexedMessage>();
        before
            .tail()
            .messages()
            .forEach(message -> messages.put(message.seq(), message));
        changed.forEach(messages::remove);
        Stream.concat(
            events.stream(),
            at(
                chat.id(),
                changed
                    .stream()
                    .filter(seq -> seq > sealed)
                    .toList()
            ).stream()
        )
            .flatMap(event -> IndexedMessage.of(event).stream())
            .forEach(message -> messages.put(message.seq(), message));

        var blocks = rebuilt(chat.id(), changed, sealed);
        return seal(before, to, messages, blocks);
    }

    /** The messages that an event has changed. */
    static Stream<Long> changedBy(LoggedEvent event) {
        return switch (event.body()) {
            case MessageEdited edited -> Stream.of(edited.target());
            case MessageDeleted deleted -> Stream.of(deleted.target());
            case MessagesRemoved removed -> removed.messages().stream().map(RemovedMessage::seq);
            default -> Stream.empty();
        };
    }

    private List<LoggedEvent> at(ChatId chatId, Collection<Long> seqs) {
        return log.read(
            seqs
                .stream()
                .map(seq -> new EventRef(chatId, seq))
                .toList()
        );
    }

    /** The sealed blocks of which messages have changed, made anew. */
    private Map<Integer, IndexedBlock> rebuilt(ChatId chatId, Set<Long> changed, long sealed) {
        var blocks = new HashMap<Integer, IndexedBlock>();
        changed
            .stream()
            .filter(seq -> seq <= sealed)
            .map(ChatIndex::blockOf)
            .distinct()
            .forEach(block -> {
                long first = ChatIndex.firstOf(block);
                var messages = log
                    .read(chatId, first, first + ChatIndex.BLOCK - 1)
                    .stream()
                    .flatMap(event -> IndexedMessage.of(event).stream())
                    .toList();
                blocks.put(block, IndexedBlock.of(messages));
            });
        return blocks;
    }

    private static IndexUpdate seal(
        ChatIndex before,
        long to,
        NavigableMap<Long, IndexedMessage> messages,
        Map<Integer, IndexedBlock> blocks
    ) {
        var summaries = new ArrayList<>(before.sealed());
        while (ChatIndex.firstOf(summaries.size() + 1) <= to + 1) {
            int block = summaries.size();
            var head = messages.headMap(ChatIndex.firstOf(block + 1), false);
            var full = IndexedBlock.of(head.values());
            head.clear();
            blocks.put(block, full);
            summaries.add(full.summary());
        }
        var after = new ChatIndex(before.chatId(), to, List.copyOf(summaries), IndexedBlock.of(messages.values()));
        return new IndexUpdate(before, after, blocks);
    }
}
