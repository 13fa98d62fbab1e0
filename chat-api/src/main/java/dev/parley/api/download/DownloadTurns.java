package dev.parley.api.download;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;

/**
 * Lets each owner have a number of downloads at a time. A download beyond that waits its turn, in order and for a while: a
 * page that asks for all images of a conversation at once gets them, one after the other.
 */
@RequiredArgsConstructor
final class DownloadTurns {

    /** How many downloads may be present for each turn, most of them waiting. */
    private static final int CROWD = 20;

    private static final long RETRY_AFTER_MS = 2_000;

    private final int each;
    private final Duration patience;
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();

    /** A turn, held until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @param present how many hold a turn or wait for one, changed within the map's own lock only */
    private record Owner(Semaphore free, int present) {
        Owner with(int more) {
            return new Owner(free, present + more);
        }
    }

    int held(String owner) {
        var known = owners.get(owner);
        return known == null ? 0 : each - known.free.availablePermits();
    }

    /** How many hold a turn or wait for one. */
    int present(String owner) {
        var known = owners.get(owner);
        return known == null ? 0 : known.present;
    }

    /**
     * Waits for a turn.
     *
     * @throws ParleyException {@code RATE_LIMITED} with {@code retryAfterMs} where too many wait, or this one has for too long
     */
    Turn take(String owner) throws InterruptedException {
        var free = enter(owner);
        boolean taken = false;
        try {
            taken = free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!taken) {
                leave(owner);
            }
        }
        if (!taken) {
            throw refusal();
        }
        return () -> {
            free.release();
            leave(owner);
        };
    }

    private Semaphore enter(String owner) {
        var entered = owners.compute(owner, (_, known) -> {
            var present = known == null ? new Owner(new Semaphore(each, true), 0) : known;
            return present.present < each * CROWD ? present.with(1) : refuse();
        });
        return Objects.requireNonNull(entered).free;
    }

    private void leave(String owner) {
        owners.computeIfPresent(owner, (_, known) -> known.present == 1 ? null : known.with(-1));
    }

    private static Owner refuse() {
        throw refusal();
    }

    private static ParleyException refusal() {
        return new ParleyException(
            ErrorCode.RATE_LIMITED,
            Map.of("limit", "downloads", "retryAfterMs", RETRY_AFTER_MS)
        );
    }
}
