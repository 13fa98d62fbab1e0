package dev.parley.chat.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The chats that consumers have given up for a while; empty as a rule. */
@Component
class ParkedStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> parked;

    ParkedStore(MongoTemplate mongo) {
        parked = mongo.getCollection("consumer_parked").withWriteConcern(WriteConcern.MAJORITY);
    }

    void add(ParkedChat chat) {
        String id = id(chat.consumer(), chat.chatId());
        var document = new Document("_id", id)
            .append("consumer", chat.consumer())
            .append("chat", chat.chatId().value())
            .append("seq", chat.seq())
            .append("at", Date.from(chat.at()))
            .append("failure", chat.failure());
        parked.replaceOne(Filters.eq("_id", id), document, UPSERT);
    }

    List<ParkedChat> all() {
        var all = new ArrayList<ParkedChat>();
        for (Document document : parked.find()) {
            all.add(
                new ParkedChat(
                    document.getString("consumer"),
                    new ChatId(document.getString("chat")),
                    document.getLong("seq"),
                    document.getDate("at").toInstant(),
                    document.getString("failure")
                )
            );
        }
        return all;
    }

    /** By which of the consumers each chat is parked; chats that are not are left out. */
    Map<ChatId, Set<String>> find(Collection<String> consumers, Collection<ChatId> chatIds) {
        var ids = consumers
            .stream()
            .flatMap(consumer -> chatIds.stream().map(chatId -> id(consumer, chatId)))
            .toList();
        var found = new HashMap<ChatId, Set<String>>();
        for (Document document : parked.find(Filters.in("_id", ids))) {
            found
                .computeIfAbsent(new ChatId(document.getString("chat")), _ -> new HashSet<>())
                .add(document.getString("consumer"));
        }
        return found;
    }

    void remove(Collection<ParkedChat> chats) {
        parked.deleteMany(
            Filters.in(
                "_id",
                chats
                    .stream()
                    .map(chat -> id(chat.consumer(), chat.chatId()))
                    .collect(Collectors.toSet())
            )
        );
    }

    private static String id(String consumer, ChatId chatId) {
        return consumer + "/" + chatId;
    }
}
