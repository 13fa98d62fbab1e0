package dev.parley.chat.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** How far each consumer has come in each chat: one document a chat, a number a consumer, which only grows. */
@Component
class CursorStore {

    private static final String CURSORS = "cursors";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> chats;

    CursorStore(MongoTemplate mongo) {
        chats = mongo.getCollection("consumer_cursors").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** By name of the consumer, for each of the chats; what is missing has none yet. */
    Map<ChatId, Map<String, Long>> find(Collection<ChatId> chatIds) {
        var found = new HashMap<ChatId, Map<String, Long>>();
        for (Document chat : chats.find(Filters.in("_id", chatIds.stream().map(ChatId::value).toList()))) {
            var cursors = new HashMap<String, Long>();
            chat.get(CURSORS, Document.class).forEach((name, seq) -> cursors.put(name, ((Number) seq).longValue()));
            found.put(new ChatId(chat.getString("_id")), cursors);
        }
        return found;
    }

    /** Writes cursors; where another node has come further, its stand. */
    void save(Map<ChatId, Map<String, Long>> moved) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        moved.forEach((chatId, cursors) -> {
            if (!cursors.isEmpty()) {
                var changes = cursors
                    .entrySet()
                    .stream()
                    .map(each -> Updates.max(CURSORS + "." + each.getKey(), each.getValue()))
                    .toList();
                updates.add(new UpdateOneModel<>(Filters.eq("_id", chatId.value()), Updates.combine(changes), UPSERT));
            }
        });
        if (!updates.isEmpty()) {
            chats.bulkWrite(updates, IN_ANY_ORDER);
        }
    }
}
