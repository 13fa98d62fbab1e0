package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * One value of a field, as BSON with its type before it; {@link Missing} for a field that is not there. Values are ordered by
 * type, numbers being of one, and those of a type in their natural order, else by their bytes.
 */
final class ValueType extends BasicDataType<Object> {

    static final ValueType INSTANCE = new ValueType();

    /** Before and after all values; neither is ever stored. */
    static final Object LEAST = new Object();
    static final Object GREATEST = new Object();

    /** BSON ends documents by it, so no value has it. */
    private static final byte MISSING = 0;

    /** The type of a double, among which the other numbers have their places. */
    private static final byte NUMBER = 1;

    private ValueType() {}

    @Override
    public int getMemory(@Nullable Object value) {
        return value instanceof String text ? text.length() + 6 : 13;
    }

    @Override
    public int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank != 0 ? byRank : compareOfOneType(one, other);
    }

    private static int rank(@Nullable Object value) {
        if (value == LEAST) {
            return Integer.MIN_VALUE;
        }
        if (value == GREATEST) {
            return Integer.MAX_VALUE;
        }
        return value instanceof Integer || value instanceof Long ? NUMBER : type(value);
    }

    @SuppressWarnings("unchecked")
    private static int compareOfOneType(@Nullable Object one, @Nullable Object other) {
        if (Objects.equals(one, other)) {
            return 0;
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return compareNumbers(number, otherNumber);
        }
        if (one instanceof Comparable<?> comparable && other != null && one.getClass() == other.getClass()) {
            return ((Comparable<Object>) comparable).compareTo(other);
        }
        return one == LEAST || one == GREATEST ? 0 : encoded(one).compareTo(encoded(other));
    }

    private static int compareNumbers(Number one, Number other) {
        boolean exact = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
        return exact && (one instanceof Long || other instanceof Long)
            ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()))
            : Double.compare(one.doubleValue(), other.doubleValue());
    }

    private static byte type(@Nullable Object value) {
        return value instanceof Missing ? MISSING : BsonEncoder.determineType(value);
    }

    private static ByteBuf encoded(@Nullable Object value) {
        var bytes = Unpooled.buffer();
        byte type = type(value);
        bytes.writeByte(type);
        if (type != MISSING) {
            BsonEncoder.encodeValue(type, value, bytes);
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer to, @Nullable Object value) {
        var bytes = encoded(value);
        to.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public @Nullable Object read(ByteBuffer from) {
        byte type = from.get();
        if (type == MISSING) {
            return Missing.getInstance();
        }
        var bytes = Unpooled.wrappedBuffer(from.slice());
        var value = BsonDecoder.decodeValue(type, bytes);
        from.position(from.position() + bytes.readerIndex());
        return value;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
