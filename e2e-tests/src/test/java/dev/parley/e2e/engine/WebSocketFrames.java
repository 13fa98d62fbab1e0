package dev.parley.e2e.engine;

import java.util.concurrent.ThreadLocalRandom;

/** The frames of RFC 6455, section 5.2: those of a client written, those of a server read. None is in several parts. */
final class WebSocketFrames {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** What a frame of a client is longer than its content at most. */
    static final int LONGEST_HEAD = 14;

    private static final int LAST_PART = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    /** Is told of each frame: its kind, and where its content is. */
    interface Reader {
        void frame(int kind, byte[] bytes, int from, int end);
    }

    private WebSocketFrames() {}

    /** @return how long the frame is that begins at 0 now, masked by a random key */
    static int write(int kind, byte[] content, int length, byte[] target) {
        return write(kind, content, length, ThreadLocalRandom.current().nextInt(), target);
    }

    static int write(int kind, byte[] content, int length, int key, byte[] target) {
        target[0] = (byte) (LAST_PART | kind);
        int at = writeLength(length, target);
        for (int i = 0; i < Integer.BYTES; i++) {
            target[at + i] = keyByte(key, i);
        }
        at += Integer.BYTES;
        for (int i = 0; i < length; i++) {
            target[at + i] = (byte) (content[i] ^ keyByte(key, i));
        }
        return at + length;
    }

    private static byte keyByte(int key, int index) {
        return (byte) (key >>> (24 - 8 * (index & 3)));
    }

    /** @return where the key is to be */
    private static int writeLength(int length, byte[] target) {
        if (length < SHORT) {
            target[1] = (byte) (MASKED | length);
            return 2;
        }
        if (length > 0xffff) {
            throw new IllegalArgumentException("Nothing so long is sent: " + length);
        }
        target[1] = (byte) (MASKED | SHORT);
        target[2] = (byte) (length >> 8);
        target[3] = (byte) length;
        return 4;
    }

    /** Reads all frames that have come whole. @return where the one begins that has not */
    static int read(byte[] bytes, int from, int end, Reader reader) {
        int at = from;
        while (at + 2 <= end) {
            int marked = bytes[at + 1] & 0x7f;
            int content = at + 2 + (marked == SHORT ? Short.BYTES : marked == LONG ? Long.BYTES : 0);
            if (content > end) {
                return at;
            }
            long length = marked < SHORT ? marked : number(bytes, at + 2, content);
            if (length > end - content) {
                return at;
            }
            if ((bytes[at] & LAST_PART) == 0) {
                throw new IllegalStateException("A frame in several parts, which none of these servers sends.");
            }
            int next = content + (int) length;
            reader.frame(bytes[at] & 15, bytes, content, next);
            at = next;
        }
        return at;
    }

    private static long number(byte[] bytes, int from, int end) {
        long number = 0;
        for (int i = from; i < end; i++) {
            number = (number << 8) | (bytes[i] & 255);
        }
        return number;
    }
}
