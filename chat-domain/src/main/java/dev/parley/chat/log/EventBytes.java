package dev.parley.chat.log;

import java.nio.ByteBuffer;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Events as bytes, from one node to another: the document that the log has of them, as BSON. */
public final class EventBytes {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private EventBytes() {}

    public static byte[] write(LoggedEvent event) {
        try (var buffer = new BasicOutputBuffer(); var writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, EventDocuments.write(event), EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    /** @throws RuntimeException for what a newer node has written and this one does not know */
    public static LoggedEvent read(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            Document document = CODEC.decode(reader, DecoderContext.builder().build());
            return EventDocuments.read(document);
        }
    }
}
