package dev.parley.chat.consumer;

import dev.parley.chat.consumer.LogConsumer.Start;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds out where the consumers stand in chats that this node begins to follow. */
@Component
@RequiredArgsConstructor
class CursorLoader {

    private final ChatLog log;
    private final CursorStore cursors;
    private final ParkedStore parked;
    private final ConsumerStore consumers;
    private final List<LogConsumer> ours;

    /** One after the other: several consumers are handed the first event of a chat at the same time. */
    synchronized void load(Collection<FollowedChat> chats) {
        var missing = chats
            .stream()
            .filter(chat -> !chat.isLoaded())
            .toList();
        if (missing.isEmpty()) {
            return;
        }
        var stored = cursors.find(missing.stream().map(FollowedChat::id).toList());
        loadParked(missing);
        for (FollowedChat chat : missing) {
            var places = new HashMap<String, Long>();
            for (LogConsumer consumer : ours) {
                var cursor = stored.getOrDefault(chat.id(), Map.of()).get(consumer.name());
                places.put(consumer.name(), cursor == null ? start(consumer, chat.id()) : cursor);
            }
            chat.load(places);
        }
    }

    /** Which consumers have given up which of the chats. */
    void loadParked(Collection<FollowedChat> chats) {
        var names = ours.stream().map(LogConsumer::name).toList();
        var found = parked.find(names, chats.stream().map(FollowedChat::id).toList());
        chats.forEach(chat -> chat.park(found.getOrDefault(chat.id(), Set.of())));
    }

    /** How far the logs reach now. */
    void look(Collection<FollowedChat> chats) {
        Map<ChatId, Long> known = chats.stream().collect(Collectors.toMap(FollowedChat::id, FollowedChat::head));
        var heads = log.heads(known);
        chats.forEach(chat -> chat.reaches(heads.getOrDefault(chat.id(), 0L)));
    }

    private long start(LogConsumer consumer, ChatId chatId) {
        return consumer.start() == Start.BEGINNING ? 0 : before(chatId, consumers.since(consumer.name()));
    }

    /** The last event that was written before then, by halving; the clocks of nodes may differ by a little. */
    private long before(ChatId chatId, Instant since) {
        long low = 0;
        long high = log.heads(Map.of(chatId, 0L)).getOrDefault(chatId, 0L);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            boolean earlier = log
                .read(chatId, middle, middle)
                .stream()
                .anyMatch(event -> event.at().isBefore(since));
            low = earlier ? middle : low;
            high = earlier ? high : middle - 1;
        }
        return low;
    }
}
