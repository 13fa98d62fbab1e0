package dev.parley.e2e.engine;

import java.util.Arrays;

/** How often something took how long, in nanoseconds. Each time is kept to within 1.6 %, the longest exactly. */
final class Histogram {

    /** Times below 2 to the power of this have a bucket each; from there on each power of two has this many bits of buckets. */
    private static final int BITS = 6;
    private static final int EACH = 1 << BITS;

    private final long[] buckets = new long[EACH * (Long.SIZE - BITS)];
    private long count;
    private long longest;

    void add(long nanos) {
        long time = Math.max(0, nanos);
        buckets[bucket(time)]++;
        count++;
        longest = Math.max(longest, time);
    }

    void clear() {
        Arrays.fill(buckets, 0);
        count = 0;
        longest = 0;
    }

    long count() {
        return count;
    }

    double longestMillis() {
        return longest / 1e6;
    }

    /** The nearest rank: a time that this share of all, between 0 and 1, did not exceed. 0 where nothing was added. */
    double millis(double share) {
        long rank = (long) Math.ceil(count * share);
        long passed = 0;
        for (int i = 0; i < buckets.length; i++) {
            passed += buckets[i];
            if (passed >= rank && passed > 0) {
                return Math.min(middle(i), longest) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long time) {
        if (time < EACH) {
            return (int) time;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(time);
        int within = (int) (time >>> (power - BITS)) & (EACH - 1);
        return (power - BITS + 1) * EACH + within;
    }

    private static long middle(int bucket) {
        if (bucket < EACH) {
            return bucket;
        }
        int shift = bucket / EACH - 1;
        long first = (long) (EACH + (bucket % EACH)) << shift;
        return first + (1L << shift) / 2;
    }
}
