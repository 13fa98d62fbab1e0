package dev.parley.chat.attachment;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.log.AttachmentId;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Bytes in MongoDB, in chunks as GridFS has them. Unlike those of GridFS, which finds the chunks of a file by a range of
 * its index, they are found by computed ids ({@code <file>:<n>}), which costs one look-up on the embedded store, too.
 */
@Component
class FileStore {

    /** As much as one download under way holds in memory, and as little as is worth a look-up. */
    static final int CHUNK = 64 * 1024;

    private static final int CHUNKS_AT_ONCE = 4;

    private static final int BATCH = 100;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> chunks;

    FileStore(MongoTemplate mongo) {
        chunks = mongo.getCollection("attachment_chunks").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Keeps all that the stream has; no more than four chunks of it are in memory at a time. */
    void save(String file, InputStream content) throws IOException {
        int n = 0;
        for (var batch = batch(file, n, content); !batch.isEmpty(); batch = batch(file, n, content)) {
            chunks.bulkWrite(batch);
            n += batch.size();
        }
    }

    private static List<ReplaceOneModel<Document>> batch(String file, int from, InputStream content)
        throws IOException {
        var batch = new ArrayList<ReplaceOneModel<Document>>();
        while (batch.size() < CHUNKS_AT_ONCE) {
            var chunk = content.readNBytes(CHUNK);
            if (chunk.length == 0) {
                break;
            }
            String id = id(file, from + batch.size());
            var document = new Document("_id", id).append("data", new Binary(chunk));
            batch.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, UPSERT));
        }
        return batch;
    }

    /** Stores one chunk, or another content of it; only the last of a file may be shorter than {@value #CHUNK} bytes. */
    void put(String file, int n, byte[] content) {
        var document = new Document("_id", id(file, n)).append("data", new Binary(content));
        chunks.replaceOne(Filters.eq("_id", id(file, n)), document, UPSERT);
    }

    /** One chunk. @throws EOFException where there is none */
    byte[] chunk(String file, int n) throws EOFException {
        var found = chunks.find(Filters.eq("_id", id(file, n))).first();
        if (found == null) {
            throw new EOFException(id(file, n));
        }
        return found.get("data", Binary.class).getData();
    }

    /** Forgets a file, also one of which only a part was saved or removed. */
    void remove(String file) {
        long removed;
        int from = 0;
        do {
            List<String> ids = IntStream.range(from, from + BATCH)
                .mapToObj(n -> id(file, n))
                .toList();
            removed = chunks.deleteMany(Filters.in("_id", ids)).getDeletedCount();
            from += BATCH;
        } while (removed > 0);
    }

    /** The name of the file that is an image's smaller copy. */
    static String thumbnailOf(AttachmentId id) {
        return id + "/thumbnail";
    }

    private static String id(String file, int n) {
        return file + ":" + n;
    }
}
