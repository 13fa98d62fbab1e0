package dev.parley.api.backup;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** How many documents there are, and what they are, whatever their order. */
final class Sum {

    private static final String ID = "_id";

    private long count;
    private long content;

    void add(RawBsonDocument document) {
        var bytes = document.getByteBuffer();
        byte[] digest = Digests.sha256().digest(
            Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.position() + bytes.remaining())
        );
        content += ByteBuffer.wrap(digest).getLong();
        count++;
    }

    long count() {
        return count;
    }

    boolean isSameAs(Sum other) {
        return count == other.count && content == other.content;
    }

    /** As MongoDB keeps documents: the id is the first field. */
    static RawBsonDocument withItsIdFirst(RawBsonDocument document) {
        if (ID.equals(document.getFirstKey()) || !document.containsKey(ID)) {
            return document;
        }
        var ordered = new BsonDocument(ID, document.get(ID));
        document.forEach(ordered::putIfAbsent);
        return new RawBsonDocument(ordered, new BsonDocumentCodec());
    }
}
