package dev.parley.chat.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Snapshots of chats, so that loading one does not fold its whole log. A snapshot may be old but is never wrong; losing
 * one only costs time. One of another shape is not read, and one of a newer shape is not replaced.
 */
@Component
class SnapshotStore {

    private static final String KEPT_DAYS = "rules." + ChatDocuments.KEPT_DAYS;
    private static final Bson OF_THIS_SHAPE = Filters.eq(ChatDocuments.SHAPE_FIELD, ChatDocuments.SHAPE);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> chats;

    @Autowired
    SnapshotStore(MongoTemplate mongo) {
        this(mongo, "chats");
    }

    SnapshotStore(MongoTemplate mongo, String collection) {
        chats = mongo.getCollection(collection);
        chats.createIndex(Indexes.ascending(KEPT_DAYS), new IndexOptions().sparse(true));
    }

    /** Keeps the chat unless a newer one, or one of a newer shape, is kept already. */
    void save(Chat chat) {
        try {
            chats.replaceOne(
                Filters.and(
                    Filters.eq("_id", chat.id().value()),
                    Filters.or(
                        Filters.lt(ChatDocuments.SHAPE_FIELD, ChatDocuments.SHAPE),
                        Filters.and(OF_THIS_SHAPE, Filters.lt("seq", chat.seq()))
                    )
                ),
                ChatDocuments.write(chat),
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
        var wanted = Filters.in("_id", ids.stream().map(ChatId::value).toList());
        for (Document document : chats.find(Filters.and(wanted, OF_THIS_SHAPE))) {
            found.add(ChatDocuments.read(document));
        }
        return found;
    }

    void remove(ChatId id) {
        chats.deleteOne(Filters.eq("_id", id.value()));
    }

    void forEachId(int batch, Consumer<List<ChatId>> consumer) {
        forEachId(Filters.empty(), batch, consumer);
    }

    /** Of chats that have such a rule; as far as their snapshots know. */
    void forEachIdWithKeptDays(int batch, Consumer<List<ChatId>> consumer) {
        forEachId(Filters.gt(KEPT_DAYS, 0), batch, consumer);
    }

    private void forEachId(Bson which, int batch, Consumer<List<ChatId>> consumer) {
        var ids = new ArrayList<ChatId>();
        for (Document document : chats.find(which).projection(Projections.include("_id")).batchSize(batch)) {
            ids.add(new ChatId(document.getString("_id")));
            if (ids.size() == batch) {
                consumer.accept(List.copyOf(ids));
                ids.clear();
            }
        }
        if (!ids.isEmpty()) {
            consumer.accept(ids);
        }
    }
}
