package dev.parley.chat.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Chats as they stood at some event, so that loading one does not fold its whole log. A snapshot may be old and is never
 * wrong; losing one costs time only.
 */
@Component
class SnapshotStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> chats;

    SnapshotStore(MongoTemplate mongo) {
        chats = mongo.getCollection("chats");
    }

    /** Keeps the chat unless a newer one is kept already. */
    void save(Chat chat) {
        try {
            chats.replaceOne(
                Filters.and(Filters.eq("_id", chat.id().value()), Filters.lt("seq", chat.seq())),
                write(chat),
                UPSERT
            );
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    List<Chat> find(Collection<ChatId> ids) {
        var found = new ArrayList<Chat>();
        for (Document document : chats.find(Filters.in("_id", ids.stream().map(ChatId::value).toList()))) {
            found.add(read(document));
        }
        return found;
    }

    private static Document write(Chat chat) {
        return new Document("_id", chat.id().value())
            .append("seq", chat.seq())
            .append("type", chat.type().name())
            .append("title", chat.title())
            .append("members", chat.members().values().stream().map(SnapshotStore::writeMember).toList())
            .append("last", EventDocuments.write(chat.last()));
    }

    private static Document writeMember(Member member) {
        return new Document("user", member.userId().value())
            .append("role", member.role().name())
            .append("joinedSeq", member.joinedSeq())
            .append("joinedMessages", member.joinedMessages());
    }

    private static Chat read(Document document) {
        Map<UserId, Member> members = new LinkedHashMap<>();
        for (Document member : document.getList("members", Document.class)) {
            var userId = new UserId(member.getString("user"));
            members.put(
                userId,
                new Member(
                    userId,
                    Role.valueOf(member.getString("role")),
                    member.getLong("joinedSeq"),
                    member.getLong("joinedMessages")
                )
            );
        }
        return new Chat(
            new ChatId(document.getString("_id")),
            ChatType.valueOf(document.getString("type")),
            document.getString("title"),
            Collections.unmodifiableMap(members),
            EventDocuments.read(document.get("last", Document.class))
        );
    }
}
