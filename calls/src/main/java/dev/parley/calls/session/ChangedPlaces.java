package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Range.Bound;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The places whose call has changed of late, in a stream of Redis. A node that looks into it from time to time finds with
 * one command what it was not told, however many places and calls there are.
 */
@Component
@RequiredArgsConstructor
class ChangedPlaces {

    static final String KEY = CallKeys.PREFIX + "changed-places";

    private static final int PAGE = 1_000;
    private static final XAddOptions TRIMMED = XAddOptions.maxlen(10_000).approximateTrimming(true);
    private static final String PLACE = "place";
    /** Comes before every entry. */
    private static final String BEGINNING = "0-0";

    private final StringRedisTemplate redis;

    /** To be called before the call's state is written, so that no death in between hides the change. */
    void add(CallPlace place) {
        redis.opsForStream().add(StreamRecords.mapBacked(Map.of(PLACE, place.toString())).withStreamKey(KEY), TRIMMED);
    }

    /** @param mark of the answer before; null to begin here */
    PlaceChanges after(@Nullable String mark) {
        if (mark == null) {
            return new PlaceChanges(newest(), Set.of(), false);
        }
        var places = new HashSet<CallPlace>();
        var from = mark;
        List<MapRecord<String, Object, Object>> page;
        do {
            page = from(from);
            // The mark itself is the first one, unless it was trimmed or Redis has lost its data.
            if (!from.equals(BEGINNING) && (page.isEmpty() || !id(page.getFirst()).equals(from))) {
                return new PlaceChanges(newest(), Set.of(), false);
            }
            var last = from;
            page.stream()
                .filter(entry -> !id(entry).equals(last))
                .forEach(entry -> places.add(place(entry)));
            from = page.isEmpty() ? from : id(page.getLast());
        } while (page.size() == PAGE);
        return new PlaceChanges(from, places, true);
    }

    private List<MapRecord<String, Object, Object>> from(String mark) {
        return redis.opsForStream().range(KEY, Range.rightUnbounded(Bound.inclusive(mark)), Limit.limit().count(PAGE));
    }

    private String newest() {
        return Stream.ofNullable(redis.opsForStream().reverseRange(KEY, Range.unbounded(), Limit.limit().count(1)))
            .flatMap(List::stream)
            .map(ChangedPlaces::id)
            .findFirst()
            .orElse(BEGINNING);
    }

    private static String id(MapRecord<String, Object, Object> entry) {
        return entry.getId().getValue();
    }

    private static CallPlace place(MapRecord<String, Object, Object> entry) {
        return CallPlace.parse(String.valueOf(entry.getValue().get(PLACE)));
    }
}
