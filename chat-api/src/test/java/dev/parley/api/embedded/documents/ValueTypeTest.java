package dev.parley.api.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands in the file: written, read back, and in order. */
class ValueTypeTest {

    private static final List<@Nullable Object> VALUES = Arrays.asList(
        Missing.getInstance(),
        -1.5,
        0.0,
        7.0,
        "",
        "a",
        "aa",
        "b",
        "ü",
        "😀",
        new Document("a", 1),
        new Document("a", 2),
        List.of("a"),
        List.of("a", "b"),
        new BinData(new byte[] { 1, 2 }),
        UUID.fromString("4d5f4bd0-6c3b-4b52-bd0e-2b6d2d5c7f55"),
        new ObjectId("000000000000000000000001"),
        new ObjectId("000000000000000000000002"),
        false,
        true,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1),
        null,
        1,
        2,
        -3L,
        5L,
        (1L << 53) + 1,
        1e16
    );

    @Test
    void eachValueIsReadBackAsItWas() {
        for (Object value : VALUES) {
            assertThat(readBack(ValueType.INSTANCE, value)).isEqualTo(value);
        }
    }

    @Test
    void aKeyIsReadBackAsItWas() {
        var key = new KeyValue(VALUES);
        assertThat(readBack(KeyType.INSTANCE, key)).isEqualTo(key);
    }

    @Test
    void aDocumentIsReadBackAsItWas() {
        var document = new Document("_id", "x");
        for (int i = 1; i < VALUES.size(); i++) {
            document.put("field " + i, VALUES.get(i));
        }
        assertThat(readBack(DocumentType.INSTANCE, document)).isEqualTo(document);
    }

    /** Only what is equal is at the same place, and sorting needs no luck. */
    @Test
    void theOrderIsTotal() {
        for (Object one : VALUES) {
            for (Object other : VALUES) {
                int compared = ValueType.INSTANCE.compare(one, other);
                assertThat(compared == 0)
                    .as("%s and %s", one, other)
                    .isEqualTo(one == other);
                assertThat(Integer.signum(ValueType.INSTANCE.compare(other, one))).isEqualTo(-Integer.signum(compared));
            }
        }
        var sorted = new ArrayList<>(VALUES);
        sorted.sort(ValueType.INSTANCE);
        for (int i = 0; i < 20; i++) {
            var shuffled = new ArrayList<>(VALUES);
            Collections.shuffle(shuffled, new Random(i));
            shuffled.sort(ValueType.INSTANCE);
            assertThat(shuffled).isEqualTo(sorted);
        }
    }

    @Test
    void allValuesLieBetweenTheLeastAndTheGreatest() {
        for (Object value : VALUES) {
            assertThat(ValueType.INSTANCE.compare(ValueType.LEAST, value)).isNegative();
            assertThat(ValueType.INSTANCE.compare(ValueType.GREATEST, value)).isPositive();
        }
    }

    /** Written twice, so that one who reads too much or too little is found out. */
    private static <T> T readBack(DataType<T> type, T value) {
        var buffer = new WriteBuffer();
        type.write(buffer, value);
        type.write(buffer, value);
        var written = ByteBuffer.wrap(Arrays.copyOf(buffer.getBuffer().array(), buffer.position()));
        type.read(written);
        var second = type.read(written);
        assertThat(written.hasRemaining()).isFalse();
        return second;
    }
}
