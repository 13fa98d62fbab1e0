package dev.parley.api.backup;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.api.embedded.documents.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** What people have of a chat: its entry in their inboxes, with how far they have read, and its calls in their histories. */
final class ChatEntries {

    private static final String INBOXES = "inboxes";
    private static final String MONTHS = "call_months";
    private static final String CALLS = "calls";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Snapshot snapshot;
    private final MongoDatabase target;
    private final String chat;
    private final Map<String, BsonDocument> inboxes = new HashMap<>();

    ChatEntries(Snapshot snapshot, MongoDatabase target, String chat) {
        this.snapshot = snapshot;
        this.target = target;
        this.chat = chat;
        ChatDocuments.all(snapshot, INBOXES)
            .filter(inbox -> inbox.getDocument("chats", new BsonDocument()).containsKey(chat))
            .forEach(inbox -> inboxes.put(ChatDocuments.id(inbox), inbox));
    }

    /** In whose inbox the chat is. */
    Set<String> members() {
        return inboxes.keySet();
    }

    /** May be repeated: an entry that is there stays as it is. */
    void add(Set<String> people) {
        inboxes.forEach((user, inbox) -> {
            var changes = new ArrayList<Bson>();
            changes.add(Updates.set("chats." + chat, inbox.getDocument("chats").get(chat)));
            changes.add(Updates.inc("version", 1L));
            // By which those who are connected learn that they have not seen it.
            changes.add(Updates.inc("restored", 1L));
            if (inbox.getArray("groups", new BsonArray()).contains(new BsonString(chat))) {
                changes.add(Updates.addToSet("groups", chat));
            }
            addOnce(INBOXES, user, Filters.exists("chats." + chat, false), Updates.combine(changes));
        });
        ChatDocuments.all(snapshot, MONTHS)
            .filter(month -> people.contains(userOf(month)))
            .forEach(this::addCalls);
    }

    private static String userOf(BsonDocument month) {
        String id = ChatDocuments.id(month);
        return id.substring(0, Math.max(0, id.indexOf(':')));
    }

    private void addCalls(BsonDocument month) {
        for (BsonValue each : month.getArray(CALLS, new BsonArray())) {
            var call = each.asDocument();
            if (chat.equals(ChatDocuments.text(call, "place"))) {
                addOnce(
                    MONTHS,
                    ChatDocuments.id(month),
                    Filters.ne(CALLS + ".id", call.get("id")),
                    Updates.pushEach(CALLS, List.of(call))
                );
            }
        }
    }

    private void addOnce(String collection, String id, Bson whereMissing, Bson change) {
        try {
            target
                .getCollection(collection)
                .updateOne(Filters.and(Filters.eq("_id", id), whereMissing), change, UPSERT);
        } catch (MongoWriteException present) {
            // Where it is there already the document does not match, and the one to be inserted instead exists.
            if (present.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw present;
            }
        }
    }

    /** How many of the members do not have it there. */
    long missing() {
        return (
            inboxes.size() -
            target
                .getCollection(INBOXES)
                .countDocuments(Filters.and(Filters.in("_id", inboxes.keySet()), Filters.exists("chats." + chat)))
        );
    }
}
