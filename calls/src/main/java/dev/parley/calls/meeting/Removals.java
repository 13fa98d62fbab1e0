package dev.parley.calls.meeting;

import dev.parley.calls.meeting.Meeting.RemovedPerson;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Whom hosts keep out of a meeting, for as long as it is. */
@Component
@RequiredArgsConstructor
class Removals {

    /** The meeting forgets the oldest of more. */
    static final int MAX = 1_000;

    private final MeetingStore meetings;
    private final HostedMeetings hosted;
    private final Entrants entrants;
    private final Users users;
    private final IdGenerator ids;
    private final ApplicationEventPublisher events;

    /** Somebody whom nobody knows there, and the owner, stay as they are. A co-host is none any more. */
    void remove(MeetingId id, Person person) {
        entrants.find(id, person).ifPresent(known -> {
            meetings.change(id, "removed/" + ids.next(), meeting -> removing(meeting, removed(known)));
            putOut(id, person);
        });
    }

    /**
     * As {@link #remove(MeetingId, Person)}, in the name of a host who need not be in the call. A repeat does nothing to who may
     * come again meanwhile.
     *
     * @return whether the person is removed now
     * @throws ParleyException {@code NOT_A_MEMBER} for whom nobody knows there; {@code FORBIDDEN} where the actor is no host, or
     *     the person the owner; {@code MEETING_ENDED}
     */
    boolean remove(Intent intent, Meeting meeting, Person person) {
        if (meeting.hasRemoved(person)) {
            return true;
        }
        var id = meeting.id();
        var removed = removed(
            entrants
                .find(id, person)
                .orElseThrow(() -> new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("person", person.toString())))
        );
        var after = hosted.change(intent, id, present -> {
            // Of two who remove each other at once one stays.
            if (!present.isHost(Person.of(intent.actor())) || person.equals(Person.of(present.owner()))) {
                throw new ParleyException(ErrorCode.FORBIDDEN);
            }
            return removing(present, removed);
        });
        if (!after.hasRemoved(person)) {
            return false;
        }
        putOut(id, person);
        events.publishEvent(new MeetingNotice.Refused(id, Set.of(person), LobbyEnd.REMOVED));
        return true;
    }

    private void putOut(MeetingId id, Person person) {
        entrants.putOut(id, person);
        events.publishEvent(new MeetingNotice.Changed(id));
        events.publishEvent(new MeetingNotice.LobbyChanged(id));
    }

    private RemovedPerson removed(Entrant entrant) {
        return new RemovedPerson(entrant.person(), nameOf(entrant), entrant.device());
    }

    private String nameOf(Entrant entrant) {
        return entrant.person().userId().flatMap(users::find).map(User::displayName).orElse(entrant.name());
    }

    static Meeting removing(Meeting meeting, RemovedPerson removed) {
        if (removed.person().equals(Person.of(meeting.owner())) || meeting.hasRemoved(removed.person())) {
            return meeting;
        }
        var all = new ArrayList<>(meeting.removed());
        all.add(removed);
        var coHosts = meeting
            .coHosts()
            .stream()
            .filter(host -> !Person.of(host).equals(removed.person()))
            .toList();
        return meeting.withRemoved(all.subList(Math.max(0, all.size() - MAX), all.size())).withCoHosts(coHosts);
    }

    /** With a guest all others of the same device. */
    static Meeting readmitting(Meeting meeting, Person person) {
        var devices = meeting
            .removed()
            .stream()
            .filter(each -> each.person().equals(person))
            .map(RemovedPerson::device)
            .filter(Objects::nonNull)
            .toList();
        var staying = meeting
            .removed()
            .stream()
            .filter(each -> !each.person().equals(person) && !devices.contains(each.device()))
            .toList();
        return meeting.withRemoved(staying);
    }
}
