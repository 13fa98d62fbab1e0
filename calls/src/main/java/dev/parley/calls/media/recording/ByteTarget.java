package dev.parley.calls.media.recording;

/** Where the bytes of a file go, one after the other. */
interface ByteTarget {
    void write(byte[] bytes, int from, int length);

    /** Writes over what was written before, which must be as long. */
    void overwrite(long position, byte[] bytes);

    default void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }
}
