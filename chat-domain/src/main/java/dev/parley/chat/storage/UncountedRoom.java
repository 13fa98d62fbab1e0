package dev.parley.chat.storage;

/** There is always room. */
enum UncountedRoom implements Room {
    INSTANCE;

    @Override
    public void cover(long size) {}

    @Override
    public void settle(long size) {}

    @Override
    public void release() {}
}
