package dev.parley.chat.count;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts things of several kinds. */
public final class CountsBy<K extends Enum<K>> {

    private final List<K> kinds;
    private final LongAdder[] counts;

    public CountsBy(Class<K> kinds) {
        this.kinds = List.of(kinds.getEnumConstants());
        counts = Stream.generate(LongAdder::new)
            .limit(this.kinds.size())
            .toArray(LongAdder[]::new);
    }

    public void add(K kind) {
        counts[kind.ordinal()].increment();
    }

    public long of(K kind) {
        return counts[kind.ordinal()].sum();
    }

    public List<K> kinds() {
        return kinds;
    }
}
