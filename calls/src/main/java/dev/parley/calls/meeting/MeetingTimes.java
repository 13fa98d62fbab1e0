package dev.parley.calls.meeting;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a meeting is to be held. A weekly one begins at the same time of day by the clock of its zone.
 *
 * @param startsAt when the first one begins; null for a meeting without a time
 * @param endsAt when that one ends, or null
 * @param zone null for UTC
 * @param weekly whether it repeats each week
 * @param repeatsUntil the last moment at which one may begin; null for no end
 */
public record MeetingTimes(
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable ZoneId zone,
    boolean weekly,
    @Nullable Instant repeatsUntil
) {
    public static final MeetingTimes NONE = new MeetingTimes(null, null, null, false, null);

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FARTHEST = Duration.ofDays(5 * 366);
    private static final int WEEK = 7;

    /** @param end null where nobody has said */
    public record Occurrence(Instant start, @Nullable Instant end) {}

    /** @throws ParleyException {@code INVALID_REQUEST} for what contradicts itself, or is too far away */
    void requireSane(Instant now) {
        require(startsAt != null || (endsAt == null && !weekly), "startsAt", "must be there");
        require(weekly || repeatsUntil == null, "repeatsUntil", "needs repeats");
        if (startsAt == null) {
            return;
        }
        require(!startsAt.isAfter(now.plus(FARTHEST)), "startsAt", "must be within 5 years");
        require(
            endsAt == null || (endsAt.isAfter(startsAt) && !endsAt.isAfter(startsAt.plus(LONGEST))),
            "endsAt",
            "must be after startsAt, by 24 hours at most"
        );
        require(
            repeatsUntil == null || !repeatsUntil.isBefore(startsAt),
            "repeatsUntil",
            "must not be before startsAt"
        );
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, message));
        }
    }

    ZoneId clock() {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    /** The one that goes on, or else the next. */
    Optional<Occurrence> at(Instant now) {
        if (startsAt == null) {
            return Optional.empty();
        }
        if (!weekly) {
            return Optional.of(new Occurrence(startsAt, endsAt)).filter(only -> !isOver(only, now));
        }
        long week = Math.max(0, ChronoUnit.DAYS.between(startsAt, now) / WEEK - 1);
        var found = occurrence(startsAt, week);
        while (isOver(found, now)) {
            found = occurrence(startsAt, ++week);
        }
        return Optional.of(found).filter(next -> repeatsUntil == null || !next.start().isAfter(repeatsUntil));
    }

    /** When the last one is over; empty where nobody has said. */
    Optional<Instant> lastEnd() {
        if (startsAt == null || endsAt == null || (weekly && repeatsUntil == null)) {
            return Optional.empty();
        }
        if (!weekly || repeatsUntil == null) {
            return Optional.of(endsAt);
        }
        long week = ChronoUnit.DAYS.between(startsAt, repeatsUntil) / WEEK + 1;
        while (occurrence(startsAt, week).start().isAfter(repeatsUntil)) {
            week--;
        }
        return Optional.ofNullable(occurrence(startsAt, week).end());
    }

    private Occurrence occurrence(Instant first, long week) {
        var start = first.atZone(clock()).plusWeeks(week).toInstant();
        return new Occurrence(start, endsAt == null ? null : start.plus(Duration.between(first, endsAt)));
    }

    /** One without an end is over a day after its beginning. */
    private static boolean isOver(Occurrence one, Instant now) {
        var end = one.end() == null ? one.start().plus(LONGEST) : one.end();
        return !end.isAfter(now);
    }
}
