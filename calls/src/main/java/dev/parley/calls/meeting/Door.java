package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The door of each meeting: who goes through it, who waits in the lobby, and who lets them in. Each method speaks for somebody
 * who has come by the link, or hosts the meeting; all others are told {@code MEETING_NOT_FOUND}.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class Door {

    private final Admittance admittance;
    private final MeetingStore meetings;
    private final Entrants entrants;
    private final MeetingPeople people;
    private final MeetingEnds ends;
    private final Removals removals;
    private final PlaceControl control;
    private final MeetingProperties properties;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /**
     * A meeting as it stands.
     *
     * @param version above that of every view that was made before
     * @param callId null while it has no call
     * @param people who is in its call or awaited
     */
    public record View(Meeting meeting, long version, @Nullable CallId callId, List<NamedPerson> people) {}

    /**
     * Who waits, the longest first.
     *
     * @param version above that of every view that was made before
     */
    public record Lobby(long version, List<Waiting> waiting) {}

    /** @param since when the person began to wait */
    public record Waiting(Person person, String name, Instant since) {}

    /**
     * Where somebody stands who has come to the door.
     *
     * @param view empty for who waits
     * @param lobby for hosts only
     */
    public record Standing(Optional<View> view, Optional<Lobby> lobby) {
        public boolean isAdmitted() {
            return view.isPresent();
        }
    }

    /**
     * Goes in, or waits in the lobby. To be asked again by who waits, and on each new connection.
     *
     * @throws ParleyException {@code MEETING_ENDED}, {@code MEETING_LOCKED}, {@code REMOVED_FROM_MEETING}, {@code BLOCKED};
     *     {@code MEETING_FULL} where too many wait
     */
    public Standing arrive(MeetingId id, Person person) {
        var meeting = known(id, person);
        admittance.requireOpen(meeting);
        Admittance.requireNotRemoved(meeting, person);
        admittance.requireNoBlock(meeting, person);
        boolean host = meeting.isHost(person);
        if (!host && !entrants.isAdmitted(id, person)) {
            if (meeting.locked() && !entrants.isWaiting(id, person)) {
                throw new ParleyException(ErrorCode.MEETING_LOCKED);
            }
            if (meeting.options().lobby() && !await(meeting, person)) {
                return new Standing(Optional.empty(), Optional.empty());
            }
        }
        if (host) {
            remember(id, person);
        }
        entrants.admit(id, person);
        use(meeting);
        return new Standing(Optional.of(view(meeting)), host ? Optional.of(lobby(meeting)) : Optional.empty());
    }

    /** True where a host has let the person in meanwhile. */
    private boolean await(Meeting meeting, Person person) {
        boolean waited = entrants.isWaiting(meeting.id(), person);
        if (!entrants.await(meeting.id(), person)) {
            throw new ParleyException(ErrorCode.MEETING_FULL);
        }
        if (entrants.isAdmitted(meeting.id(), person)) {
            return true;
        }
        if (!waited) {
            events.publishEvent(new MeetingNotice.LobbyChanged(meeting.id()));
        }
        return false;
    }

    /** A host need not have come by the link. */
    private void remember(MeetingId id, Person person) {
        if (entrants.find(id, person).isEmpty()) {
            entrants.add(id, new Entrant(person, "", null));
        }
    }

    /** One without an end is kept from its last use on. */
    private void use(Meeting meeting) {
        var now = clock.instant();
        var used = meeting.usedAt(now, properties.keptUnused());
        if (used.overAt().isAfter(meeting.overAt().plus(properties.keptUnused().dividedBy(100)))) {
            meetings.change(meeting.id(), "used/" + now.toEpochMilli(), present ->
                present.usedAt(now, properties.keptUnused())
            );
        }
    }

    /** Does not wait any more. */
    public void leave(MeetingId id, Person person) {
        known(id, person);
        if (entrants.stopWaiting(id, person)) {
            events.publishEvent(new MeetingNotice.LobbyChanged(id));
        }
    }

    /**
     * A host lets some in, or all who wait.
     *
     * @param some null for all
     * @throws ParleyException {@code FORBIDDEN} for who is no host
     */
    public void admit(Person host, MeetingId id, @Nullable List<Person> some) {
        requireHost(host, id);
        ends.admit(id, some == null ? entrants.waitingIn(id).stream().map(Entrants.Waiting::person).toList() : some);
    }

    /**
     * A host refuses somebody who waits, and who then does not come again.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no host
     */
    public void refuse(Person host, MeetingId id, Person person) {
        requireHost(host, id);
        if (entrants.isWaiting(id, person)) {
            removals.remove(id, person);
            events.publishEvent(new MeetingNotice.Refused(id, Set.of(person), LobbyEnd.REFUSED));
        }
    }

    private void requireHost(Person host, MeetingId id) {
        var meeting = known(id, host);
        if (!meeting.isHost(host) || meeting.hasRemoved(host)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
    }

    /**
     * A guest's identity may be renewed; returns under which name.
     *
     * @throws ParleyException {@code MEETING_ENDED}, {@code REMOVED_FROM_MEETING}
     */
    public String renew(MeetingId id, Person.Guest guest) {
        var meeting = known(id, guest);
        admittance.requireOpen(meeting);
        Admittance.requireNotRemoved(meeting, guest);
        entrants.keep(id);
        return entrants.find(id, guest).map(Entrant::name).orElseThrow(Door::notFound);
    }

    private Meeting known(MeetingId id, Person person) {
        return admittance
            .find(id)
            .filter(meeting -> meeting.isHost(person) || entrants.find(id, person).isPresent())
            .orElseThrow(Door::notFound);
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.MEETING_NOT_FOUND);
    }

    /** The meeting as it stands, for those whom {@link #audience} names. Authorises nobody. */
    public Optional<View> view(MeetingId id) {
        return admittance.find(id).map(this::view);
    }

    private View view(Meeting known) {
        // Numbered before it is read: the view with the highest number has seen all that the others have.
        long version = entrants.nextVersion(known.id());
        var meeting = admittance.find(known.id()).orElse(known);
        var call = control.callIn(meeting.place());
        var present = call.map(MeetingEnds::peopleOf).orElse(List.of());
        return new View(meeting, version, call.map(Call::id).orElse(null), people.of(meeting, present));
    }

    /** Who is told of a view: all hosts, and who is in the call. */
    public static Set<Person> audience(View view) {
        var told = new HashSet<>(MeetingEnds.hostsOf(view.meeting()));
        view.people().forEach(each -> told.add(each.person()));
        return told;
    }

    /** Who waits, and which hosts are told. Authorises nobody. */
    public Optional<LobbyOf> lobby(MeetingId id) {
        return admittance.find(id).map(meeting -> new LobbyOf(MeetingEnds.hostsOf(meeting), lobby(meeting)));
    }

    public record LobbyOf(Set<Person> hosts, Lobby lobby) {}

    private Lobby lobby(Meeting meeting) {
        long version = entrants.nextVersion(meeting.id());
        var lines = entrants.waitingIn(meeting.id());
        var named = people.of(meeting, lines.stream().map(Entrants.Waiting::person).toList());
        // In the same order.
        var waiting = IntStream.range(0, lines.size())
            .mapToObj(at -> new Waiting(lines.get(at).person(), named.get(at).name(), lines.get(at).since()))
            .toList();
        return new Lobby(version, waiting);
    }

    /** How many wait. */
    public int countWaiting(MeetingId id) {
        return entrants.countWaiting(id);
    }

    /** Whoever waits and is not heard of does not wait any more. */
    @Scheduled(fixedDelayString = "${parley.meetings.sweep-interval:5s}")
    void sweep() {
        try {
            entrants.dropSilent().forEach(id -> events.publishEvent(new MeetingNotice.LobbyChanged(id)));
        } catch (RuntimeException redisAway) {
            log.debug("Lobbies are looked at later: {}", redisAway.toString());
        }
    }
}
