package dev.parley.calls.meeting;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.HeldCalls;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The meetings of their hosts. Whoever is no host of a meeting is told {@code MEETING_NOT_FOUND}, and a co-host {@code
 * FORBIDDEN} where only the owner may.
 */
@Service
@RequiredArgsConstructor
public class Meetings {

    public static final int PAGE_MAX = 100;

    private static final int CO_HOSTS_MAX = 20;
    /** A call that goes on after its meeting's end does so for less than this. */
    private static final Duration LIVE_WITHIN = Duration.ofHours(24);
    private static final int CODES_TRIED = 5;

    private final MeetingStore store;
    private final Entrants entrants;
    private final Admittance admittance;
    private final PlaceControl control;
    private final HeldCalls calls;
    private final MeetingEnds ends;
    private final Passcodes passcodes;
    private final MeetingProperties properties;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    /** @param next the cursor of the page after this one, null at the end */
    public record Page(List<Meeting> meetings, @Nullable MeetingCursor next) {}

    /**
     * Creates a meeting of the actor's.
     *
     * @throws ParleyException {@code MEETING_LIMIT_REACHED}; as {@link MeetingDraft#cleaned}, {@link Passcodes#keep}
     */
    public Meeting create(Intent intent, MeetingDraft wanted, @Nullable String passcode) {
        var now = clock.instant();
        var draft = wanted.cleaned(now);
        var id = new MeetingId(Ids.named("meeting/" + intent.key()));
        String kept = passcodes.keep(id, passcode);
        for (int attempt = 0; attempt < CODES_TRIED; attempt++) {
            var present = store.find(id);
            if (present.isPresent()) {
                return present.get();
            }
            if (store.isTaken(id)) {
                throw new ParleyException(ErrorCode.MEETING_NOT_FOUND);
            }
            requireRoom(intent.actor(), now);
            store.add(
                new Meeting(
                    id,
                    LinkCode.random(random),
                    intent.actor(),
                    List.of(),
                    draft.title(),
                    draft.kind(),
                    draft.options(),
                    kept,
                    draft.times(),
                    false,
                    List.of(),
                    now,
                    now,
                    null
                ).usedAt(now, properties.keptUnused())
            );
        }
        return store.find(id).orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
    }

    private void requireRoom(UserId owner, Instant now) {
        int limit = properties.maxPerUser();
        long coming = store
            .comingOf(owner, now, 0)
            .stream()
            .filter(meeting -> meeting.owner().equals(owner))
            .count();
        if (coming >= limit) {
            throw new ParleyException(ErrorCode.MEETING_LIMIT_REACHED, Map.of("limit", limit));
        }
    }

    /** The meeting to one of its hosts. */
    public Meeting get(UserId host, MeetingId id) {
        return admittance
            .asHost(id, Person.of(host))
            .orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
    }

    private Meeting own(UserId owner, MeetingId id) {
        var meeting = get(owner, id);
        if (!meeting.owner().equals(owner)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
        return meeting;
    }

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

    /** @throws ParleyException {@code MEETING_ENDED}; as {@link MeetingDraft#cleaned} */
    public Meeting change(Intent intent, MeetingId id, MeetingDraft wanted) {
        var now = clock.instant();
        var draft = wanted.cleaned(now);
        var before = get(intent.actor(), id);
        var after = change(intent, id, meeting -> meeting.as(draft).usedAt(now, properties.keptUnused()));
        ends.optionsChanged(before, after);
        return after;
    }

    /** @throws ParleyException {@code MEETING_ENDED}; as {@link Passcodes#keep} */
    public void setPasscode(Intent intent, MeetingId id, @Nullable String passcode) {
        get(intent.actor(), id);
        String kept = passcodes.keep(id, passcode);
        change(intent, id, meeting -> meeting.withPasscode(kept));
    }

    /** @throws ParleyException {@code MEETING_ENDED} */
    public void setLocked(Intent intent, MeetingId id, boolean locked) {
        get(intent.actor(), id);
        change(intent, id, meeting -> meeting.withLocked(locked));
    }

    /**
     * Makes somebody a co-host who has come by the link.
     *
     * @throws ParleyException {@code NOT_A_MEMBER} for all others; {@code INVALID_REQUEST} for the owner; {@code
     *     MEMBER_LIMIT_REACHED}, {@code MEETING_ENDED}
     */
    public void addCoHost(Intent intent, MeetingId id, UserId user) {
        var present = own(intent.actor(), id);
        if (present.owner().equals(user)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "owns the meeting"));
        }
        boolean known = present.coHosts().contains(user) || entrants.find(id, Person.of(user)).isPresent();
        if (!known || present.hasRemoved(Person.of(user))) {
            throw new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", user.value()));
        }
        change(intent, id, meeting -> {
            if (meeting.coHosts().contains(user)) {
                return meeting;
            }
            if (meeting.coHosts().size() >= CO_HOSTS_MAX) {
                throw new ParleyException(ErrorCode.MEMBER_LIMIT_REACHED, Map.of("limit", CO_HOSTS_MAX));
            }
            return meeting.withCoHosts(Stream.concat(meeting.coHosts().stream(), Stream.of(user)).toList());
        });
    }

    /** One who was a co-host stays as a participant. */
    public void removeCoHost(Intent intent, MeetingId id, UserId user) {
        own(intent.actor(), id);
        change(intent, id, meeting ->
            meeting.withCoHosts(
                meeting
                    .coHosts()
                    .stream()
                    .filter(host -> !host.equals(user))
                    .toList()
            )
        );
    }

    /** Somebody whom a host has removed may come again. */
    public void readmit(Intent intent, MeetingId id, Person person) {
        var meeting = get(intent.actor(), id);
        change(intent, id, present -> Removals.readmitting(present, person));
        control.readmit(meeting.place(), person);
    }

    /** Ends the meeting for good. */
    public void end(Intent intent, MeetingId id) {
        ends.end(own(intent.actor(), id), intent.key());
    }

    /** Ends the meeting, and forgets it. One that its owner has deleted stays so. */
    public void delete(Intent intent, MeetingId id) {
        if (store.isDeletedBy(id, intent.actor())) {
            return;
        }
        var meeting = own(intent.actor(), id);
        ends.end(meeting, intent.key());
        ends.forget(meeting);
    }

    private Meeting change(Intent intent, MeetingId id, UnaryOperator<Meeting> change) {
        var after = store
            .change(id, intent.key(), meeting -> {
                if (meeting.endedAt() != null) {
                    throw new ParleyException(ErrorCode.MEETING_ENDED);
                }
                return change.apply(meeting);
            })
            .orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
        events.publishEvent(new MeetingNotice.Changed(id));
        return after;
    }
}
