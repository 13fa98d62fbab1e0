package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Values of several fields, ordered by the first in which they differ. */
final class KeyType extends BasicDataType<KeyValue> {

    static final KeyType INSTANCE = new KeyType();

    private static final ValueType VALUE = ValueType.INSTANCE;

    private KeyType() {}

    @Override
    public int getMemory(KeyValue key) {
        int sum = 1;
        for (Object value : key) {
            sum += VALUE.getMemory(value);
        }
        return sum;
    }

    @Override
    public int compare(KeyValue one, KeyValue other) {
        int both = Math.min(one.size(), other.size());
        for (int i = 0; i < both; i++) {
            int byValue = VALUE.compare(one.get(i), other.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    @Override
    public void write(WriteBuffer to, KeyValue key) {
        to.putVarInt(key.size());
        for (Object value : key) {
            VALUE.write(to, value);
        }
    }

    @Override
    public KeyValue read(ByteBuffer from) {
        int size = DataUtils.readVarInt(from);
        var values = new ArrayList<Object>(size);
        for (int i = 0; i < size; i++) {
            values.add(VALUE.read(from));
        }
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
