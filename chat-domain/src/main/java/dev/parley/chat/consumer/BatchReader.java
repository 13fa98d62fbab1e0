package dev.parley.chat.consumer;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Gets the next events for a consumer: those that this node has just written from memory, others from the log. */
@Component
@RequiredArgsConstructor
class BatchReader {

    private final ChatLog log;

    /**
     * The next events of each chat, as far as its log is known to reach.
     *
     * @param limits how many of each chat at most
     */
    List<Batch> next(String consumer, Map<FollowedChat, Integer> limits) {
        var batches = new ArrayList<Batch>();
        var missing = new ArrayList<FollowedChat>();
        var places = new ArrayList<EventRef>();
        limits.forEach((chat, limit) -> {
            var wanted = chat.next(consumer, limit);
            var atHand = chat.atHand(wanted);
            if (!atHand.isEmpty()) {
                batches.add(new Batch(chat.id(), atHand));
            } else if (!wanted.isEmpty()) {
                missing.add(chat);
                places.addAll(wanted);
            }
        });
        if (!places.isEmpty()) {
            Map<ChatId, List<LoggedEvent>> read = log
                .read(places)
                .stream()
                .collect(Collectors.groupingBy(LoggedEvent::chatId, HashMap::new, Collectors.toList()));
            for (FollowedChat chat : missing) {
                var events = read.getOrDefault(chat.id(), List.of());
                if (!events.isEmpty()) {
                    chat.keep(events);
                    batches.add(new Batch(chat.id(), events));
                }
            }
        }
        return batches;
    }
}
