package dev.parley.api.limit;

import dev.parley.api.limit.LimitProperties.Rate;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How often limits were reached on all nodes, by the hour, in Redis: {@code parley:limits:reached:<hour>}. A node tells what it
 * has counted every few seconds, so that whoever runs into a limit again and again costs no more than who does so once.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class LimitHits {

    private static final int HOURS = 24;
    private static final Duration KEPT = Duration.ofHours(HOURS + 1L);

    private final RateLimits limits;
    private final LimitProperties properties;
    private final Administrators administrators;
    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Map<Limit, Long> told = new EnumMap<>(Limit.class);

    /**
     * @param rates what the limit lets through, the first of them in the shortest time
     * @param thisHour since the clock's full hour
     * @param lastDay within the last 24 of these hours, with this one
     */
    record Reached(Limit limit, List<Rate> rates, long thisHour, long lastDay) {}

    @Scheduled(fixedDelayString = "${parley.limits.told-every:10s}")
    void tell() {
        try {
            tellNow();
        } catch (RuntimeException redisAway) {
            log.debug("Limits that were reached are told later: {}", redisAway.toString());
        }
    }

    private synchronized void tellNow() {
        String key = key(hour());
        for (Limit limit : limits.refused().kinds()) {
            long count = limits.refused().of(limit);
            long more = count - told.getOrDefault(limit, 0L);
            if (more > 0) {
                redis.opsForHash().increment(key, limit.key(), more);
                told.put(limit, count);
                redis.expire(key, KEPT);
            }
        }
    }

    /**
     * Those that were reached within a day, the one that was most often first; up to some seconds old.
     *
     * @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN} for who is no administrator
     */
    List<Reached> withinADay(UserId actor) {
        administrators.require(actor);
        var hour = hour();
        var now = counts(hour);
        var day = new HashMap<>(now);
        IntStream.range(1, HOURS).forEach(ago ->
            counts(hour.minus(ago, ChronoUnit.HOURS)).forEach((limit, count) -> day.merge(limit, count, Long::sum))
        );
        var reached = new ArrayList<Reached>();
        for (Limit limit : Limit.values()) {
            long lastDay = day.getOrDefault(limit.key(), 0L);
            if (lastDay > 0) {
                reached.add(new Reached(limit, properties.rates(limit), now.getOrDefault(limit.key(), 0L), lastDay));
            }
        }
        reached.sort(Comparator.comparingLong(Reached::lastDay).reversed());
        return reached;
    }

    private Map<String, Long> counts(Instant hour) {
        var counts = new HashMap<String, Long>();
        redis
            .<String, String>opsForHash()
            .entries(key(hour))
            .forEach((limit, count) -> counts.put(limit, Long.parseLong(count)));
        return counts;
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private static String key(Instant hour) {
        return "parley:limits:reached:" + hour.getEpochSecond() / Duration.ofHours(1).toSeconds();
    }
}
