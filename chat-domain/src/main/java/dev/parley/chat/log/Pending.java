package dev.parley.chat.log;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An append that waits for its turn. */
record Pending(Cause cause, Function<Standing, @Nullable EventBody> decide, CompletableFuture<Appended> result) {
    Pending(Cause cause, Function<Standing, @Nullable EventBody> decide) {
        this(cause, decide, new CompletableFuture<>());
    }

    void written(LoggedEvent event) {
        result.complete(new Appended(event, false));
    }

    void repeats(LoggedEvent first) {
        result.complete(new Appended(first, true));
    }

    void unchanged(boolean repeated) {
        result.complete(new Appended(null, repeated));
    }

    void refused(Throwable refusal) {
        result.completeExceptionally(refusal);
    }
}
