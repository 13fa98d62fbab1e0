package dev.parley.api.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.parley.chat.error.DiskFull;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import lombok.extern.slf4j.Slf4j;

/**
 * The disk of the data folder. A little of it is kept free: the embedded stores refuse to write rather than run into its
 * end, and what removes something, and so makes room, still finds some.
 */
@Slf4j
public final class DataDisk {

    static final long KEPT_FREE = 16L << 20;
    static final long KEPT_FREE_BY_REMOVALS = 4L << 20;

    private static final Set<String> REMOVALS = Set.of("delete", "drop", "dropdatabase", "dropindexes");
    /** What changes nothing, as Parley uses it, and is no read by {@link DurableH2Backend}. */
    private static final Set<String> NEEDS_NO_ROOM = Set.of("aggregate", "saslstart", "saslcontinue");

    private final LongSupplier usable;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param usable how many bytes may still be written */
    DataDisk(LongSupplier usable) {
        this.usable = usable;
    }

    static DataDisk of(Path folder) {
        try {
            var disk = Files.getFileStore(folder);
            return new DataDisk(() -> usable(disk));
        } catch (IOException unknown) {
            return new DataDisk(() -> Long.MAX_VALUE);
        }
    }

    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            // Whether there is room is then found out by writing.
            return Long.MAX_VALUE;
        }
    }

    /** How many bytes may still be written. */
    public long usableBytes() {
        return usable.getAsLong();
    }

    /** Whether writes will soon be refused: what is not urgent had better not use it up. */
    public boolean isNearlyFull() {
        return usableBytes() < 4 * KEPT_FREE;
    }

    /** Whether writes are refused. */
    public boolean isFull() {
        return usableBytes() < KEPT_FREE;
    }

    static boolean needsNoRoom(String command) {
        return NEEDS_NO_ROOM.contains(command.toLowerCase(Locale.ROOT));
    }

    /** @throws MongoServerError {@link DiskFull#MONGO_CODE} where there is too little room for the command */
    void requireRoomFor(String command) {
        if (needsNoRoom(command)) {
            return;
        }
        long free = usableBytes();
        if (free >= KEPT_FREE) {
            if (told.compareAndSet(true, false)) {
                log.info("The disk of the data folder has room again");
            }
            return;
        }
        if (told.compareAndSet(false, true)) {
            log.warn(
                "The disk of the data folder is full, {} bytes are left: writes are refused until there is room",
                free
            );
        }
        if (!REMOVALS.contains(command.toLowerCase(Locale.ROOT)) || free < KEPT_FREE_BY_REMOVALS) {
            throw full();
        }
    }

    static MongoServerError full() {
        return new MongoServerError(DiskFull.MONGO_CODE, "OutOfDiskSpace", "The disk is full");
    }
}
