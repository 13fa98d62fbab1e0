package dev.parley.api.realtime.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.calls.place.Person;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often somebody may do what everybody else in the call is told of, by all their connections to this node together: a
 * frame of one costs one for each of the others.
 */
@Component
class CallPace {

    private static final Pace ENTRIES = new Pace("callEntries", 1, 10);
    private static final Pace TRACKS = new Pace("tracks", 5, 30);

    private final LoadingCache<Person, Bucket> entries = perPerson(ENTRIES);
    private final LoadingCache<Person, Bucket> tracks = perPerson(TRACKS);

    /** Once a second, and 10 times at once. @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void requireEntry(Person person) {
        ENTRIES.require(entries.get(person));
    }

    /** 5 times a second, and 30 times at once. @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void requireTracks(Person person) {
        TRACKS.require(tracks.get(person));
    }

    private static LoadingCache<Person, Bucket> perPerson(Pace pace) {
        return Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .build(_ -> pace.begin());
    }
}
