package dev.parley.chat.consumer;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import dev.parley.chat.error.DiskFull;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.RedisSystemException;

/** The chats at which a consumer has failed, and when it is to try again. */
final class Troubles {

    /** With the delays, a little over two minutes after the first failure. */
    private static final int MOST_ATTEMPTS = 8;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int MOST_DOUBLINGS_OF_AN_OUTAGE = 4;

    private final ConcurrentHashMap<FollowedChat, Trouble> troubles = new ConcurrentHashMap<>();

    /**
     * @param limit of events that are tried at once
     */
    private record Trouble(int attempts, int outages, Instant retryAt, int limit) {
        static final Trouble NONE = new Trouble(0, 0, Instant.MIN, Integer.MAX_VALUE);

        @Nullable
        Trouble afterProgress(int most) {
            return limit >= most / 2 ? null : new Trouble(0, 0, Instant.MIN, 2 * limit);
        }
    }

    boolean has(FollowedChat chat) {
        return troubles.containsKey(chat);
    }

    /** After a failure one event at a time, so that it is known which it was; then more and more again. */
    int limit(FollowedChat chat, int most) {
        return Math.min(most, troubles.getOrDefault(chat, Trouble.NONE).limit());
    }

    boolean isDue(FollowedChat chat, Instant now) {
        return !troubles.getOrDefault(chat, Trouble.NONE).retryAt().isAfter(now);
    }

    void progress(FollowedChat chat, int most) {
        troubles.computeIfPresent(chat, (_, trouble) -> trouble.afterProgress(most));
    }

    void forget(FollowedChat chat) {
        troubles.remove(chat);
    }

    void clear() {
        troubles.clear();
    }

    /**
     * The consumer, or reading for it, has failed at the chat.
     *
     * @return whether it is to be given up for a while: never for what is no fault of the chat
     */
    boolean failed(FollowedChat chat, Throwable failure, Instant now) {
        var trouble = after(troubles.getOrDefault(chat, Trouble.NONE), failure, now);
        troubles.put(chat, trouble);
        if (trouble.attempts() < MOST_ATTEMPTS) {
            return false;
        }
        troubles.remove(chat);
        return true;
    }

    private static Trouble after(Trouble trouble, Throwable failure, Instant now) {
        boolean outage = isOutage(failure);
        int before = outage ? trouble.outages() : trouble.attempts();
        int doublings = Math.min(before, outage ? MOST_DOUBLINGS_OF_AN_OUTAGE : MOST_DOUBLINGS);
        var retryAt = now.plus(FIRST_DELAY.multipliedBy(1L << doublings));
        return outage
            ? new Trouble(trouble.attempts(), before + 1, retryAt, 1)
            : new Trouble(before + 1, trouble.outages(), retryAt, 1);
    }

    /** A store that is away or has no room, or an event that only a newer node can read. */
    private static boolean isOutage(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case UnreadableException _ -> true;
            case TransientDataAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            // A Redis that loads, or a cluster with a slot down.
            case RedisSystemException _ -> true;
            case MongoSocketException _ -> true;
            case MongoTimeoutException _ -> true;
            case MongoNotPrimaryException _ -> true;
            case MongoWriteConcernException _ -> true;
            case Throwable full when DiskFull.caused(full) -> true;
            case ParleyException refused when refused.code() == ErrorCode.UNAVAILABLE -> true;
            default -> isOutage(failure.getCause());
        };
    }

    /** Reading the log, or where the consumer stands, has failed. */
    static final class UnreadableException extends RuntimeException {

        UnreadableException(Throwable cause) {
            super(cause);
        }
    }
}
