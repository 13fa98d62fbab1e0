package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Documents as BSON (bsonspec.org, version 1.1). */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    private static final int USUAL_BYTES = 512;

    private DocumentType() {}

    /** About its size in the file, by which pages are split. */
    @Override
    public int getMemory(Document document) {
        return bytes(document);
    }

    private static int bytes(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case String text -> text.length() + 5;
            case Map<?, ?> map -> {
                int sum = 5;
                for (var entry : map.entrySet()) {
                    sum += String.valueOf(entry.getKey()).length() + 2 + bytes(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> list -> {
                int sum = 5;
                for (Object each : list) {
                    sum += 3 + bytes(each);
                }
                yield sum;
            }
            default -> 12;
        };
    }

    @Override
    public void write(WriteBuffer to, Document document) {
        var bytes = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        to.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    /** A document begins with its length. */
    @Override
    public Document read(ByteBuffer from) {
        var bytes = Unpooled.wrappedBuffer(from.slice());
        var document = BsonDecoder.decodeBson(bytes);
        from.position(from.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
