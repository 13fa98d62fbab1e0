package dev.parley.api.ldap;

import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.NestedExceptionUtils;

/**
 * How many may ask the directory at once, on threads of their own: one that hangs holds up nobody else. Devices that an account
 * knows have room that others do not get, and no origin takes all of it.
 */
@Slf4j
class DirectoryRoom {

    /** Together, for what one log-in asks. */
    private static final int WAIT_S = 15;
    private static final int MOST = 32;
    private static final int MOST_UNKNOWN = 24;
    private static final int MOST_OF_ORIGIN = 6;

    private final ConcurrentHashMap<String, Integer> byOrigin = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @throws ParleyException {@code UNAVAILABLE} where there is no room; {@code PROVIDER_UNAVAILABLE} where the directory
     *     does not answer; what the task throws of this kind
     */
    <T> T ask(PasswordSource source, Callable<T> task) {
        enter(source);
        var asked = threads.submit(() -> {
            try {
                return task.call();
            } finally {
                // Not before: whoever gave up waiting leaves a connection behind that is still open.
                leave(source);
            }
        });
        try {
            return asked.get(WAIT_S, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            asked.cancel(true);
            log.warn("The directory did not answer within {} s", WAIT_S);
            throw new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ParleyException refused) {
                throw refused;
            }
            log.warn(
                "The directory could not be asked: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).toString()
            );
            throw new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
        }
    }

    private void enter(PasswordSource source) {
        if (byOrigin.merge(source.subject(), 1, Integer::sum) > MOST_OF_ORIGIN) {
            forget(source);
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
        if (inside.incrementAndGet() > (source.isTrusted() ? MOST : MOST_UNKNOWN)) {
            leave(source);
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
    }

    private void leave(PasswordSource source) {
        inside.decrementAndGet();
        forget(source);
    }

    private void forget(PasswordSource source) {
        byOrigin.computeIfPresent(source.subject(), (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many ask it now. */
    int inside() {
        return inside.get();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
