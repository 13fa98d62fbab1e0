package dev.parley.calls.meeting;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.HeldCalls;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The meetings of a host, by how they stand. */
@Service
@RequiredArgsConstructor
public class MeetingLists {

    public static final int PAGE_MAX = 100;

    /** A call that goes on after its meeting's end does so for less than this. */
    private static final Duration LIVE_WITHIN = Duration.ofHours(24);

    private final MeetingStore store;
    private final HeldCalls calls;
    private final Clock clock;

    /** @param next the cursor of the page after this one, null at the end */
    public record Page(List<Meeting> meetings, @Nullable MeetingCursor next) {}

    /**
     * Those that the user hosts: coming ones in the order in which they begin, those without a time first; others the last one
     * first.
     *
     * @param after {@link Page#next} of the page before, or null
     */
    public Page list(UserId host, MeetingState state, @Nullable MeetingCursor after, int limit) {
        return switch (state) {
            case UPCOMING -> page(upcoming(host), after, limit);
            case LIVE -> page(live(host), after, limit);
            case PAST -> past(host, after, limit);
        };
    }

    /** A meeting and what it is sorted by. */
    private record Sorted(Meeting meeting, Instant by) {
        MeetingCursor cursor() {
            return new MeetingCursor(by, meeting.id());
        }
    }

    private List<Sorted> upcoming(UserId host) {
        var now = clock.instant();
        var coming = without(store.comingOf(host, now, 0), true);
        var untimed = coming
            .stream()
            .filter(meeting -> meeting.next(now).isEmpty())
            .sorted(Comparator.comparing(Meeting::createdAt).reversed())
            .map(meeting -> new Sorted(meeting, meeting.createdAt()));
        var timed = coming
            .stream()
            .flatMap(meeting ->
                meeting
                    .next(now)
                    .map(next -> new Sorted(meeting, next.start()))
                    .stream()
            )
            .sorted(Comparator.comparing(Sorted::by).thenComparing(each -> each.meeting().id().value()));
        return Stream.concat(untimed, timed).toList();
    }

    private List<Sorted> live(UserId host) {
        return without(store.comingOf(host, clock.instant().minus(LIVE_WITHIN), 0), false)
            .stream()
            .map(meeting -> new Sorted(meeting, meeting.overAt()))
            .toList();
    }

    /** Those with a call, or those without. */
    private List<Meeting> without(List<Meeting> meetings, boolean call) {
        var held = calls.callsIn(meetings.stream().map(Meeting::place).toList());
        return meetings
            .stream()
            .filter(meeting -> held.containsKey((CallPlace) meeting.place()) != call)
            .toList();
    }

    private static Page page(List<Sorted> all, @Nullable MeetingCursor after, int limit) {
        int from = 0;
        for (int at = 0; after != null && at < all.size(); at++) {
            if (all.get(at).meeting().id().equals(after.id())) {
                from = at + 1;
            }
        }
        var page = all.subList(from, Math.min(all.size(), from + limit));
        boolean last = from + limit >= all.size();
        return new Page(page.stream().map(Sorted::meeting).toList(), last ? null : page.getLast().cursor());
    }

    private Page past(UserId host, @Nullable MeetingCursor after, int limit) {
        var found = store.pastOf(host, clock.instant(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var last = found.size() > limit ? page.getLast() : null;
        return new Page(without(page, true), last == null ? null : new MeetingCursor(last.overAt(), last.id()));
    }
}
