package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.HeldCalls;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Who may be in a meeting's call, asked at the moment it matters. */
@Component
@RequiredArgsConstructor
class Admittance {

    private final MeetingStore meetings;
    private final Entrants entrants;
    private final HeldCalls calls;
    private final Blocks blocks;
    private final Clock clock;

    Optional<Meeting> find(MeetingId id) {
        return meetings.find(id);
    }

    /** The meeting, where the person hosts it. */
    Optional<Meeting> asHost(MeetingId id, Person person) {
        return find(id).filter(meeting -> meeting.isHost(person) && !meeting.hasRemoved(person));
    }

    boolean isAdmitted(MeetingId id, Person person) {
        return find(id)
            .filter(meeting -> !meeting.hasRemoved(person))
            .filter(meeting -> meeting.isHost(person) || entrants.isAdmitted(id, person))
            .filter(meeting -> apart(meeting, List.of(person)).isEmpty())
            .isPresent();
    }

    /**
     * The meeting, where the person is admitted.
     *
     * @throws ParleyException {@code MEETING_NOT_FOUND}, {@code REMOVED_FROM_MEETING}, {@code BLOCKED}; {@code NOT_ADMITTED} for who has come by
     *     the link only
     */
    Meeting require(MeetingId id, Person person) {
        var meeting = requireKnown(id, person);
        requireAdmitted(meeting, person);
        return meeting;
    }

    /**
     * The meeting, where the person hosts it or has come by the link.
     *
     * @throws ParleyException {@code MEETING_NOT_FOUND}, {@code REMOVED_FROM_MEETING}, {@code BLOCKED}
     */
    Meeting requireKnown(MeetingId id, Person person) {
        var meeting = find(id).orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
        if (!meeting.isHost(person) && entrants.find(id, person).isEmpty()) {
            throw new ParleyException(ErrorCode.MEETING_NOT_FOUND);
        }
        requireNotRemoved(meeting, person);
        requireNoBlock(meeting, person);
        return meeting;
    }

    /** @throws ParleyException {@code NOT_ADMITTED} */
    void requireAdmitted(Meeting meeting, Person person) {
        if (!meeting.isHost(person) && !entrants.isAdmitted(meeting.id(), person)) {
            throw new ParleyException(ErrorCode.NOT_ADMITTED);
        }
    }

    /** Those of the people who are in the meeting now: hosts, and while it is open all who are admitted. */
    Set<Person> admittedAmong(MeetingId id, Collection<Person> people) {
        var meeting = find(id).orElse(null);
        if (meeting == null) {
            return Set.of();
        }
        var admitted = isOpen(meeting) ? entrants.admittedAmong(id, people) : Set.<Person>of();
        var apart = apart(meeting, people);
        return people
            .stream()
            .filter(person -> meeting.isHost(person) || admitted.contains(person))
            .filter(person -> !meeting.hasRemoved(person) && !apart.contains(person))
            .collect(Collectors.toUnmodifiableSet());
    }

    /** A user and the owner of whom one has blocked the other do not meet. @throws ParleyException {@code BLOCKED} */
    void requireNoBlock(Meeting meeting, Person person) {
        if (!apart(meeting, List.of(person)).isEmpty()) {
            throw new ParleyException(ErrorCode.BLOCKED, Map.of("userId", meeting.owner().value()));
        }
    }

    /** Those who have blocked the owner, or are blocked by the owner. */
    private Set<Person> apart(Meeting meeting, Collection<Person> people) {
        var others = new HashSet<>(Person.usersAmong(people));
        others.remove(meeting.owner());
        return others.isEmpty()
            ? Set.of()
            : blocks.between(meeting.owner(), others).stream().map(Person::of).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws ParleyException {@code REMOVED_FROM_MEETING} */
    static void requireNotRemoved(Meeting meeting, Person person) {
        if (meeting.hasRemoved(person)) {
            throw new ParleyException(ErrorCode.REMOVED_FROM_MEETING);
        }
    }

    /** A call that goes on when the meeting's end has come can be entered still. @throws ParleyException {@code MEETING_ENDED} */
    void requireOpen(Meeting meeting) {
        if (!isOpen(meeting)) {
            throw new ParleyException(ErrorCode.MEETING_ENDED, Map.of("title", meeting.title()));
        }
    }

    private boolean isOpen(Meeting meeting) {
        return (
            !meeting.isOver(clock.instant()) || (meeting.endedAt() == null && calls.callIn(meeting.place()).isPresent())
        );
    }
}
