package dev.parley.chat.search;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * Keeps the index some seconds behind the logs. A step costs the same for one message as for many, so a chat is taken
 * after 64 events or 5 s, and at once when words have been changed or deleted. A search looks by itself at what is not
 * indexed yet.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class SearchIndexer implements LogConsumer {

    /** To make the index anew, drop it and take another name. */
    public static final String NAME = "search_2";

    private static final Gathering GATHERING = new Gathering(64, Duration.ofSeconds(5), event ->
        ChatIndexing.changedBy(event).findAny().isPresent()
    );

    private final ChatLog chats;
    private final ChatIndexing indexing;
    private final IndexStore store;
    private final Set<ChatId> hurrying = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Gathering gathering() {
        return GATHERING;
    }

    /** Indexes the chats to their ends: the index has its own account of how far it is. */
    @Override
    public void handle(List<Batch> batches) {
        index(batches.stream().map(Batch::chatId).toList());
    }

    /** To be called for a chat that is found to be behind. */
    void hurry(ChatId chatId) {
        if (hurrying.add(chatId)) {
            Thread.ofVirtual()
                .name("search-index")
                .start(() -> {
                    try {
                        index(chatId);
                    } catch (RuntimeException failure) {
                        log.warn("Chat {} is not indexed yet: {}", chatId, failure.toString());
                    } finally {
                        hurrying.remove(chatId);
                    }
                });
        }
    }

    /** Indexes the chat to its end. */
    public void index(ChatId chatId) {
        index(List.of(chatId));
    }

    private void index(List<ChatId> chatIds) {
        for (var more = step(chatIds); !more.isEmpty(); more = step(more)) {
            // There is more.
        }
    }

    /** Returns the chats that have still more. */
    private List<ChatId> step(Collection<ChatId> chatIds) {
        var indexes = store.find(chatIds);
        var updates = new ArrayList<IndexUpdate>();
        var more = new ArrayList<ChatId>();
        for (var chat : chats.findAll(chatIds)) {
            var before = indexes.get(chat.id());
            if (before != null && before.upTo() < chat.seq()) {
                var update = indexing.next(before, chat);
                updates.add(update);
                if (update.after().upTo() < chat.seq()) {
                    more.add(chat.id());
                }
            }
        }
        store.save(updates);
        return more;
    }
}
