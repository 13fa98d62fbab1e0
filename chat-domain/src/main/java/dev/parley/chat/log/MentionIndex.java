package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Where to look for the messages that mention a user: for each chat one document of the messages that mention all, and one
 * for each user that a message of it mentions. Mentioning a thousand members at once thus costs one write. A document
 * holds the newest {@value #MAX} places.
 *
 * <p>It only grows: a message whose mention was edited away stays listed, so that nodes may write the events of one chat
 * in any order and again. Whether a listed message still mentions the user, the message itself says.
 */
final class MentionIndex {

    static final int MAX = 200;

    private static final String ALL = "all";
    private static final String SEQS = "seqs";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> mentions;

    MentionIndex(MongoCollection<Document> mentions) {
        this.mentions = mentions;
    }

    /** Lists the messages that the events wrote or changed; may be repeated. */
    void add(List<LoggedEvent> events) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (LoggedEvent event : events) {
            switch (event.body()) {
                case MessageSent sent -> add(event.chatId(), event.seq(), sent.content().mentions(), writes);
                case MessageEdited edited -> add(event.chatId(), edited.target(), edited.mentions(), writes);
                default -> {
                    // Mentions nobody.
                }
            }
        }
        if (!writes.isEmpty()) {
            mentions.bulkWrite(writes);
        }
    }

    /** For each of the chats the places to look at for mentions of the user, ascending; chats without any are left out. */
    Map<ChatId, TreeSet<Long>> places(UserId userId, Collection<ChatId> chatIds) {
        var chats = new HashMap<String, ChatId>();
        for (ChatId chatId : chatIds) {
            chats.put(id(chatId, ALL), chatId);
            chats.put(id(chatId, userId.value()), chatId);
        }
        var places = new HashMap<ChatId, TreeSet<Long>>();
        if (!chats.isEmpty()) {
            for (Document found : mentions.find(Filters.in("_id", chats.keySet()))) {
                var chatId = chats.get(found.getString("_id"));
                places.computeIfAbsent(chatId, _ -> new TreeSet<>()).addAll(found.getList(SEQS, Long.class));
            }
        }
        return places;
    }

    private static void add(ChatId chatId, long seq, List<Mention> mentioned, List<WriteModel<Document>> writes) {
        mentioned
            .stream()
            .map(mention -> mention.userId() instanceof UserId userId ? userId.value() : ALL)
            .distinct()
            .map(whom -> Filters.eq("_id", id(chatId, whom)))
            .flatMap(listed ->
                Stream.of(
                    new UpdateOneModel<Document>(listed, Updates.addToSet(SEQS, seq), UPSERT),
                    new UpdateOneModel<Document>(
                        listed,
                        Updates.pushEach(SEQS, List.of(), new PushOptions().sort(1).slice(-MAX))
                    )
                )
            )
            .forEach(writes::add);
    }

    private static String id(ChatId chatId, String whom) {
        return chatId + "/" + whom;
    }
}
