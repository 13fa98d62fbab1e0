package dev.parley.e2e.engine;

/**
 * The beginning of each message's text: when it was to be sent, by {@link System#nanoTime()}. By it a frame of any server
 * is known for a delivery, and how long it was on its way.
 */
final class Stamp {

    static final int LENGTH = 18;

    private static final byte[] DIGITS = {
        '0',
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '7',
        '8',
        '9',
        'a',
        'b',
        'c',
        'd',
        'e',
        'f',
    };
    private static final byte FIRST = '~';
    private static final byte SECOND = 'T';
    private static final int NUMBER = 2;

    private Stamp() {}

    static void write(long time, byte[] bytes, int at) {
        bytes[at] = FIRST;
        bytes[at + 1] = SECOND;
        writeNumber(time, bytes, at + NUMBER);
    }

    /** In 16 hexadecimal digits. */
    static void writeNumber(long number, byte[] bytes, int at) {
        for (int i = 0; i < Long.BYTES * 2; i++) {
            bytes[at + i] = DIGITS[(int) (number >>> (60 - 4 * i)) & 15];
        }
    }

    static long read(byte[] bytes, int at) {
        long time = 0;
        for (int i = at + NUMBER; i < at + LENGTH; i++) {
            time = (time << 4) | (bytes[i] <= '9' ? bytes[i] - '0' : bytes[i] - 'a' + 10);
        }
        return time;
    }

    static boolean isAt(byte[] bytes, int at, int end) {
        return at + LENGTH <= end && bytes[at] == FIRST && bytes[at + 1] == SECOND;
    }

    /** Where one begins, or -1. */
    static int find(byte[] bytes, int from, int end) {
        for (int at = from; at + LENGTH <= end; at++) {
            if (isAt(bytes, at, end)) {
                return at;
            }
        }
        return -1;
    }
}
