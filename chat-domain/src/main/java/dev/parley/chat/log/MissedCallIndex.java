package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Which calls of a chat a user has missed, so that those after a read marker are found without reading the log: one list for
 * each user of a chat.
 */
final class MissedCallIndex {

    private final PlaceLists lists;

    MissedCallIndex(MongoCollection<Document> missed) {
        lists = new PlaceLists(missed);
    }

    /** Lists the calls that the events tell of; may be repeated. */
    void add(List<LoggedEvent> events) {
        lists.add(
            events
                .stream()
                .flatMap(event ->
                    event.body() instanceof CallRecorded call
                        ? call
                              .missed()
                              .stream()
                              .map(user -> new PlaceLists.Entry(id(event.chatId(), user), event.seq()))
                        : Stream.empty()
                )
                .toList()
        );
    }

    /** See {@link ChatLog#missedCallsOf}. */
    Map<ChatId, List<Long>> of(UserId userId, Map<ChatId, Long> after, int limit) {
        var chats = new HashMap<String, ChatId>();
        after.keySet().forEach(chatId -> chats.put(id(chatId, userId), chatId));
        var missed = new HashMap<ChatId, List<Long>>();
        lists.find(chats.keySet()).forEach((list, all) -> {
            var chatId = Objects.requireNonNull(chats.get(list));
            long place = Objects.requireNonNull(after.get(chatId));
            var unseen = all
                .stream()
                .filter(seq -> seq > place)
                .toList();
            if (!unseen.isEmpty()) {
                missed.put(chatId, unseen.subList(Math.max(0, unseen.size() - limit), unseen.size()));
            }
        });
        return missed;
    }

    private static String id(ChatId chatId, UserId userId) {
        return chatId + "/" + userId;
    }
}
