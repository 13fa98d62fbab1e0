package dev.parley.calls.room;

import dev.parley.calls.place.RoomId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rooms in Redis, a text each, changed by compare-and-set; and when each is to be looked at next. That is noted before a
 * room is written: too early does no harm, as the room tells what is due.
 */
@Component
@RequiredArgsConstructor
class RoomStore {

    /** Longer than the longest room and what is told of its end. */
    static final Duration KEPT = Duration.ofDays(3);

    private static final String DUE = "parley:video-calls:due";
    private static final int CLAIMED_AT_ONCE = 100;
    private static final int TRIES = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RedisScript<Long> REPLACE = script("replace.lua", Long.class);
    private static final RedisScript<Long> SETTLE = script("settle.lua", Long.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> CLAIM = script("claim.lua", List.class);

    private final StringRedisTemplate redis;
    private final RoomTiming timing;

    /** A room that this node is to look at now; another does at {@code score} unless that is settled. */
    record Claimed(RoomId id, long score) {}

    /** False where there is one of this id already. */
    boolean add(Room room) {
        lookBy(room);
        String ofOwner = ofOwner(room.owner());
        redis.opsForSet().add(ofOwner, room.id().value());
        redis.expire(ofOwner, KEPT);
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key(room.id()), write(room), KEPT));
    }

    /** The rooms of an owner, some of which may be gone already. */
    List<RoomId> of(UserId owner) {
        return redis.opsForSet().members(ofOwner(owner)).stream().map(RoomId::new).toList();
    }

    /** Also one that was deleted. */
    Optional<Room> find(RoomId id) {
        return Optional.ofNullable(redis.opsForValue().get(key(id))).map(RoomStore::read);
    }

    /**
     * Changes a room as it stands.
     *
     * @param change returns the same for no change; may be called several times, and may throw
     * @return the room as it is now; empty where there is none
     */
    Optional<Room> change(RoomId id, UnaryOperator<Room> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String stored = redis.opsForValue().get(key(id));
            if (stored == null) {
                return Optional.empty();
            }
            var before = read(stored);
            var after = change.apply(before);
            if (after.equals(before)) {
                return Optional.of(before);
            }
            lookBy(after);
            if (replace(id, stored, write(after))) {
                return Optional.of(after);
            }
        }
        throw new ParleyException(ErrorCode.UNAVAILABLE);
    }

    private boolean replace(RoomId id, String before, String after) {
        var kept = Long.toString(KEPT.toMillis());
        return Objects.equals(redis.execute(REPLACE, List.of(key(id)), before, after, kept), 1L);
    }

    private void lookBy(Room room) {
        timing
            .next(room)
            .ifPresent(due ->
                redis.execute(SETTLE, List.of(DUE), room.id().value(), "", Long.toString(due.toEpochMilli()))
            );
    }

    /** The rooms that are to be looked at; nobody else looks at them for a while. */
    List<Claimed> claimDue(Instant now, Duration claim) {
        long score = now.plus(claim).toEpochMilli();
        List<?> rooms = redis.execute(
            CLAIM,
            List.of(DUE),
            Long.toString(now.toEpochMilli()),
            Long.toString(score),
            Integer.toString(CLAIMED_AT_ONCE)
        );
        return rooms
            .stream()
            .map(id -> new Claimed(new RoomId(id.toString()), score))
            .toList();
    }

    /** The room was looked at, and is next then, or never; what was set meanwhile stays. */
    void settle(Claimed looked, Optional<Instant> next) {
        String due = next.map(at -> Long.toString(at.toEpochMilli())).orElse("");
        redis.execute(SETTLE, List.of(DUE), looked.id().value(), Long.toString(looked.score()), due);
    }

    private static String write(Room room) {
        return JSON.writeValueAsString(room);
    }

    private static Room read(String stored) {
        return JSON.readValue(stored, Room.class);
    }

    private static String key(RoomId id) {
        return "parley:video-call:" + id;
    }

    private static String ofOwner(UserId owner) {
        return "parley:video-calls-of:" + owner;
    }

    private static <T> RedisScript<T> script(String name, Class<T> answer) {
        return RedisScript.of(new ClassPathResource(name, RoomStore.class), answer);
    }
}
