package dev.parley.chat.search;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.text.Folding;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The index in MongoDB: one document a chat ({@link ChatIndex}) and one for each sealed block, {@code <chat id>:<block>}.
 * It can be dropped at any time and is then made anew from the log; so a change of {@link Folding} or of the layout takes
 * collections of new names, and a new name of the consumer.
 */
@Component
class IndexStore {

    private static final String CHATS = "search_chats_2";
    private static final String BLOCKS = "search_blocks_2";

    /** Those of a former folding. They go, since what is deleted from now on would stay in them. */
    private static final List<String> FORMER = List.of("search_chats", "search_blocks");

    private static final int DUPLICATE_KEY = 11000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> chats;
    private final MongoCollection<Document> blocks;

    IndexStore(MongoTemplate mongo) {
        FORMER.forEach(mongo::dropCollection);
        chats = mongo.getCollection(CHATS);
        blocks = mongo.getCollection(BLOCKS);
    }

    /** Names a sealed block. */
    record BlockId(ChatId chatId, int block) {
        @Override
        public String toString() {
            return chatId + ":" + block;
        }
    }

    /** The index of each chat, an empty one where there is none yet. */
    Map<ChatId, ChatIndex> find(Collection<ChatId> chatIds) {
        var found = new HashMap<ChatId, ChatIndex>();
        chatIds.forEach(chatId -> found.put(chatId, ChatIndex.empty(chatId)));
        for (Document document : chats.find(Filters.in("_id", ids(chatIds)))) {
            var index = read(document);
            found.put(index.chatId(), index);
        }
        return found;
    }

    /** Those of the blocks that exist. */
    Map<BlockId, IndexedBlock> blocks(Collection<BlockId> wanted) {
        var found = new HashMap<BlockId, IndexedBlock>();
        for (Document document : blocks.find(Filters.in("_id", wanted.stream().map(BlockId::toString).toList()))) {
            String id = document.getString("_id");
            int colon = id.lastIndexOf(':');
            found.put(
                new BlockId(new ChatId(id.substring(0, colon)), Integer.parseInt(id.substring(colon + 1))),
                IndexedBlock.unpack(bytes(document, "messages"))
            );
        }
        return found;
    }

    /**
     * Writes steps of several chats. The blocks come first: a step of which only they were written is taken again, and
     * whoever searches meanwhile looks at what comes after {@code upTo} in the log. A step that another node was faster
     * with changes nothing, and no block is replaced by an older one.
     */
    void save(List<IndexUpdate> updates) {
        write(
            blocks,
            updates
                .stream()
                .flatMap(update -> blocks(update).stream())
                .toList()
        );
        write(chats, updates.stream().map(IndexStore::chat).toList());
    }

    private static List<WriteModel<Document>> blocks(IndexUpdate update) {
        var models = new ArrayList<WriteModel<Document>>();
        long rev = update.after().upTo();
        update.blocks().forEach((number, block) -> {
            String id = new BlockId(update.after().chatId(), number).toString();
            var document = new Document("_id", id).append("rev", rev).append("messages", new Binary(block.pack()));
            models.add(
                new ReplaceOneModel<>(Filters.and(Filters.eq("_id", id), Filters.lt("rev", rev)), document, UPSERT)
            );
        });
        return models;
    }

    private static WriteModel<Document> chat(IndexUpdate update) {
        var index = update.after();
        String id = index.chatId().value();
        var document = new Document("_id", id)
            .append("upTo", index.upTo())
            .append("sealed", new Binary(pack(index.sealed())))
            .append("tail", new Binary(index.tail().pack()));
        return new ReplaceOneModel<>(
            Filters.and(Filters.eq("_id", id), Filters.eq("upTo", update.before().upTo())),
            document,
            UPSERT
        );
    }

    /** An upsert whose condition does not hold tries to insert, and is refused as a duplicate. */
    private static void write(MongoCollection<Document> collection, List<WriteModel<Document>> models) {
        if (models.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(models, IN_ANY_ORDER);
        } catch (MongoBulkWriteException refused) {
            boolean outrun = refused
                .getWriteErrors()
                .stream()
                .allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!outrun || refused.getWriteConcernError() != null) {
                throw refused;
            }
        }
    }

    private static ChatIndex read(Document document) {
        return new ChatIndex(
            new ChatId(document.getString("_id")),
            document.getLong("upTo"),
            Packing.unpack(bytes(document, "sealed"), IndexStore::readSummaries),
            IndexedBlock.unpack(bytes(document, "tail"))
        );
    }

    private static byte[] pack(List<BlockSummary> summaries) {
        return Packing.pack(out -> {
            out.writeInt(summaries.size());
            for (BlockSummary summary : summaries) {
                out.writeLong(summary.earliest());
                out.writeLong(summary.latest());
                out.writeInt(summary.characters());
            }
        });
    }

    private static List<BlockSummary> readSummaries(DataInputStream in) throws IOException {
        var summaries = new ArrayList<BlockSummary>();
        for (int left = in.readInt(); left > 0; left--) {
            summaries.add(new BlockSummary(in.readLong(), in.readLong(), in.readInt()));
        }
        return summaries;
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }

    private static List<String> ids(Collection<ChatId> chatIds) {
        return chatIds.stream().map(ChatId::value).toList();
    }
}
