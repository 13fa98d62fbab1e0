package dev.parley.calls.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What time brings to a room. */
@Component
@RequiredArgsConstructor
final class RoomTiming {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final RoomProperties properties;

    /** An end that time brings to a room unless something else happens before. */
    record Due(RoomEnd end, Instant at) {}

    /** The first of them; empty for a room that is over. */
    Optional<Due> end(Room room) {
        if (room.isOver()) {
            return Optional.empty();
        }
        if (room.startedAt() instanceof Instant started) {
            return Optional.of(new Due(RoomEnd.TOO_LONG, started.plus(properties.longest())));
        }
        var expired = new Due(RoomEnd.EXPIRED, room.expiresAt());
        return Stream.ofNullable(room.emptySince())
            .map(since -> new Due(RoomEnd.EMPTY, since.plus(properties.emptyAfter())))
            .filter(empty -> empty.at().isBefore(expired.at()))
            .findFirst()
            .or(() -> Optional.of(expired));
    }

    /** When the room is to be looked at next; empty where there is nothing more to do. */
    Optional<Instant> next(Room room) {
        return end(room)
            .map(Due::at)
            .or(() -> Optional.ofNullable(room.callBack()).map(CallBack::next));
    }

    /** When to tell of the end again after so many attempts in vain; null for never. */
    @Nullable
    Instant retry(Room room, int attempts, Instant now) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        var next = now.plus(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY);
        var ended = room.endedAt();
        return ended == null || next.isAfter(ended.plus(properties.tellFor())) ? null : next;
    }
}
