package dev.parley.chat.error;

import com.mongodb.MongoException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether something failed because a disk of the server is full: of a store, or that of temporary files. */
public final class DiskFull {

    /** MongoDB's own code, OutOfDiskSpace. */
    public static final int MONGO_CODE = 14031;

    /** What the operating system says, and Java passes on in no other way: ENOSPC, EDQUOT, and on Windows. */
    private static final List<String> SAID = List.of(
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
    );

    /** Redis takes no writes while it cannot write its file; by far most often for this reason. */
    private static final String REDIS_REFUSES = "MISCONF";

    private static final int DEEPEST = 20;

    private DiskFull() {}

    public static boolean caused(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (says(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Throwable cause) {
        String message = cause.getMessage();
        return switch (cause) {
            case MongoException mongo when mongo.getCode() == MONGO_CODE -> true;
            case IOException _ -> isSaid(message);
            case RedisException _ -> message != null && message.contains(REDIS_REFUSES);
            default -> false;
        };
    }

    private static boolean isSaid(@Nullable String message) {
        return message != null && SAID.stream().anyMatch(message::contains);
    }
}
