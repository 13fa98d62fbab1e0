package dev.parley.calls.meeting;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place for calls that one reaches by a link.
 *
 * @param passcode as {@link Passcodes} keep it; null where there is none
 * @param removed whom hosts have removed or refused, the first one first
 * @param overAt when it is over for good: ended, after its last end, or unused for too long
 * @param endedAt when it was ended by its owner; null where it was not
 */
public record Meeting(
    MeetingId id,
    LinkCode code,
    UserId owner,
    List<UserId> coHosts,
    String title,
    CallKind kind,
    MeetingOptions options,
    @Nullable String passcode,
    MeetingTimes times,
    boolean locked,
    List<RemovedPerson> removed,
    Instant createdAt,
    Instant overAt,
    @Nullable Instant endedAt
) {
    /**
     * @param name under which the person was there
     * @param device by which a guest was there, null for a user
     */
    public record RemovedPerson(Person person, String name, @Nullable String device) {}

    public Meeting {
        coHosts = List.copyOf(coHosts);
        removed = List.copyOf(removed);
    }

    public CallPlace.Meeting place() {
        return new CallPlace.Meeting(id);
    }

    public MeetingRole roleOf(Person person) {
        return switch (person) {
            case Person.User(var user) when user.equals(owner) -> MeetingRole.OWNER;
            case Person.User(var user) when coHosts.contains(user) -> MeetingRole.CO_HOST;
            case Person.User _ -> MeetingRole.PARTICIPANT;
            case Person.Guest _ -> MeetingRole.GUEST;
        };
    }

    public boolean isHost(Person person) {
        return switch (roleOf(person)) {
            case OWNER, CO_HOST -> true;
            case PARTICIPANT, GUEST -> false;
        };
    }

    /** Owner and co-hosts. */
    public List<UserId> hosts() {
        return Stream.concat(Stream.of(owner), coHosts.stream()).toList();
    }

    public boolean hasRemoved(Person person) {
        return removed.stream().anyMatch(each -> each.person().equals(person));
    }

    boolean hasRemovedDevice(String device) {
        return removed.stream().anyMatch(each -> device.equals(each.device()));
    }

    boolean isOver(Instant now) {
        return !overAt.isAfter(now);
    }

    Meeting as(MeetingDraft draft) {
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            draft.title(),
            draft.kind(),
            draft.options(),
            passcode,
            draft.times(),
            locked,
            removed,
            createdAt,
            overAt,
            endedAt
        );
    }

    Meeting withCoHosts(List<UserId> changed) {
        return withHosts(owner, changed);
    }

    /** Without this host. Where it is the owner, the longest-standing co-host owns the meeting; the owner stays where there is none. */
    Meeting withoutHost(UserId host) {
        var others = coHosts
            .stream()
            .filter(each -> !each.equals(host))
            .toList();
        return !owner.equals(host) || others.isEmpty()
            ? withCoHosts(others)
            : withHosts(others.getFirst(), others.subList(1, others.size()));
    }

    private Meeting withHosts(UserId owning, List<UserId> others) {
        return new Meeting(
            id,
            code,
            owning,
            others,
            title,
            kind,
            options,
            passcode,
            times,
            locked,
            removed,
            createdAt,
            overAt,
            endedAt
        );
    }

    Meeting withPasscode(@Nullable String changed) {
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            title,
            kind,
            options,
            changed,
            times,
            locked,
            removed,
            createdAt,
            overAt,
            endedAt
        );
    }

    Meeting withLocked(boolean changed) {
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            title,
            kind,
            options,
            passcode,
            times,
            changed,
            removed,
            createdAt,
            overAt,
            endedAt
        );
    }

    Meeting withRemoved(List<RemovedPerson> changed) {
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            title,
            kind,
            options,
            passcode,
            times,
            locked,
            changed,
            createdAt,
            overAt,
            endedAt
        );
    }

    /** Over at its last end; without one when nobody has used it for so long. */
    Meeting usedAt(Instant now, Duration keptUnused) {
        var over = endedAt == null ? times.lastEnd().orElse(now.plus(keptUnused)) : endedAt;
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            title,
            kind,
            options,
            passcode,
            times,
            locked,
            removed,
            createdAt,
            over,
            endedAt
        );
    }

    Meeting endedAt(Instant now) {
        if (endedAt != null) {
            return this;
        }
        return new Meeting(
            id,
            code,
            owner,
            coHosts,
            title,
            kind,
            options,
            passcode,
            times,
            locked,
            removed,
            createdAt,
            now,
            now
        );
    }

    /** The one that goes on, or else the next; empty where there is none, or the meeting was ended. */
    public Optional<MeetingTimes.Occurrence> next(Instant now) {
        return endedAt == null ? times.at(now) : Optional.empty();
    }
}
