package dev.parley.chat.storage;

/** Room of a file that is not there yet; for one thread. */
public interface Room {
    /** The file is so long at least. @throws dev.parley.chat.error.ParleyException {@code STORAGE_QUOTA_EXCEEDED} */
    void cover(long size);

    /** The file is there, and so long. @throws dev.parley.chat.error.ParleyException {@code STORAGE_QUOTA_EXCEEDED} */
    void settle(long size);

    /** There is no file after all. */
    void release();
}
