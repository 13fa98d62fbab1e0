package dev.parley.e2e.environment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;

/** The only place that waits: by looking again until a deadline, and saying at the end of it what was there instead. */
public final class Waiting {

    /** Enough for anything the page does by itself on two busy cores: six with a call took more than 15 s for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Each pause is twice as long as the one before: what comes soon is seen soon, and a long wait costs the machine little. */
    private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();

    /** What a page in motion answers; a look that ends so is repeated. */
    private static final List<Class<? extends RuntimeException>> TRANSIENT = List.of(
        NoSuchElementException.class,
        StaleElementReferenceException.class,
        ElementNotInteractableException.class,
        ElementClickInterceptedException.class
    );

    private Waiting() {}

    /** Waits until {@code look} answers true. */
    public static void until(String what, Supplier<Boolean> look) {
        until(what, look, seen -> seen);
    }

    /** Looks until what is seen is {@code enough}, and returns it. */
    public static <T> T until(String what, Supplier<T> look, Predicate<? super T> enough) {
        return until(what, PATIENCE, look, enough);
    }

    public static <T> T until(String what, Duration patience, Supplier<T> look, Predicate<? super T> enough) {
        var deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE;
        Object last;
        do {
            try {
                T seen = look.get();
                if (enough.test(seen)) {
                    return seen;
                }
                last = seen;
            } catch (RuntimeException e) {
                if (TRANSIENT.stream().noneMatch(type -> type.isInstance(e))) {
                    throw e;
                }
                last = firstLine(e);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        } while (System.nanoTime() < deadline);
        throw new AssertionError("Waited %d s for %s; last seen: %s".formatted(patience.toSeconds(), what, last));
    }

    /** Repeats an action until the page takes it. */
    public static void untilDone(String what, Runnable action) {
        until(what, () -> {
            action.run();
            return true;
        });
    }

    /** Lets time pass that is part of what a person does, as in a long press. */
    public static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static String firstLine(@Nullable Throwable e) {
        return String.valueOf(e).lines().findFirst().orElse("");
    }
}
