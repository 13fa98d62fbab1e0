package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps users from a chat, or from writing in it. Part of the fold, so that nobody comes in and no message is written
 * after the event that forbids it.
 *
 * @param bans the eldest first, at most {@link #MAX_BANS}
 * @param timeOuts some of which may be over; at most {@link #MAX_TIME_OUTS} that are not
 */
public record Sanctions(Map<UserId, Ban> bans, Map<UserId, TimeOut> timeOuts) {
    public static final int MAX_BANS = 1_000;
    /** Each with its reason, in every snapshot. */
    public static final int MAX_TIME_OUTS = 500;

    public static final Sanctions NONE = new Sanctions(Map.of(), Map.of());

    public Sanctions {
        bans = Collections.unmodifiableMap(new LinkedHashMap<>(bans));
        timeOuts = Collections.unmodifiableMap(new LinkedHashMap<>(timeOuts));
    }

    Sanctions after(LoggedEvent event) {
        return switch (event.body()) {
            case EventBody.MemberRemoved removed when removed.ban() instanceof Ban ban -> with(
                removed.userId(),
                ban,
                // Nobody shortens a time-out by a ban that is lifted.
                timeOuts.get(removed.userId()),
                event.at()
            );
            case EventBody.SanctionsChanged changed -> with(
                changed.userId(),
                changed.ban(),
                changed.timeOut(),
                event.at()
            );
            case EventBody.ChatDeleted _ -> NONE;
            default -> this;
        };
    }

    public boolean isBanned(UserId userId) {
        return bans.containsKey(userId);
    }

    public Optional<Ban> ban(UserId userId) {
        return Optional.ofNullable(bans.get(userId));
    }

    /** What keeps the user from writing at that time. */
    public Optional<TimeOut> timeOut(UserId userId, Instant now) {
        return Optional.ofNullable(timeOuts.get(userId)).filter(timeOut -> timeOut.until().isAfter(now));
    }

    /** Until when users may only read who may do no more at that time. */
    public Map<UserId, Instant> timedOut(Instant now) {
        var until = new LinkedHashMap<UserId, Instant>();
        timeOuts.forEach((userId, timeOut) -> {
            if (timeOut.until().isAfter(now)) {
                until.put(userId, timeOut.until());
            }
        });
        return until;
    }

    /** A ban does not lose the role that it was decided of: an older node of a rolling update restates it without one. */
    private static Ban restated(Ban former, Ban latter) {
        return former.of().isAbove(latter.of()) ? new Ban(latter.byServer(), former.of()) : latter;
    }

    /** What holds for one user from now on; time-outs that are over are forgotten on the way. */
    private Sanctions with(UserId userId, @Nullable Ban ban, @Nullable TimeOut timeOut, Instant at) {
        var banned = new LinkedHashMap<>(bans);
        if (ban == null) {
            banned.remove(userId);
        } else {
            banned.merge(userId, ban, Sanctions::restated);
        }
        var timed = new LinkedHashMap<>(timeOuts);
        timed.remove(userId);
        timed.values().removeIf(other -> !other.until().isAfter(at));
        if (timeOut != null) {
            timed.put(userId, timeOut);
        }
        return new Sanctions(banned, timed);
    }
}
