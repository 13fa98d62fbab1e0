package dev.parley.chat.filter;

import jakarta.annotation.PostConstruct;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The list as this node has it in memory, so that no message asks the store. Each change is told to all nodes, which read it
 * anew; what a node does not hear of, it finds by looking every 30 s.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class WordFilters {

    private final WordStore store;
    private volatile Known known = Known.NOTHING;

    private record Known(WordFilter filter, long change) {
        static final Known NOTHING = new Known(new WordFilter(List.of()), -1);
    }

    /** Before anybody writes: who may not write at all is refused without any look into the store. */
    @PostConstruct
    void begin() {
        read();
    }

    /** The strictest of the words of the list that the text has; null for none. */
    public @Nullable FilteredWord strictestIn(String text) {
        return known.filter().strictestIn(text);
    }

    /** The list was changed so often by now. */
    public void changed(long change) {
        if (known.change() < change) {
            read();
        }
    }

    private void read() {
        var kept = store.read();
        keep(new Known(new WordFilter(kept.words()), kept.change()));
    }

    /** What was read later may have come before. */
    private synchronized void keep(Known read) {
        if (read.change() >= known.change()) {
            known = read;
        }
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void audit() {
        try {
            changed(store.read().change());
        } catch (RuntimeException storeAway) {
            log.debug("The list of words could not be read", storeAway);
        }
    }
}
