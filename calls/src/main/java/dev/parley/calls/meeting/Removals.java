package dev.parley.calls.meeting;

import dev.parley.calls.meeting.Meeting.RemovedPerson;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.Objects;
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
    private final Entrants entrants;
    private final Users users;
    private final IdGenerator ids;
    private final ApplicationEventPublisher events;

    /** Somebody whom nobody knows there, and the owner, stay as they are. A co-host is none any more. */
    void remove(MeetingId id, Person person) {
        var known = entrants.find(id, person);
        if (known.isEmpty()) {
            return;
        }
        var removed = new RemovedPerson(person, nameOf(known.get()), known.get().device());
        meetings.change(id, "removed/" + ids.next(), meeting -> removing(meeting, removed));
        entrants.putOut(id, person);
        events.publishEvent(new MeetingNotice.Changed(id));
        events.publishEvent(new MeetingNotice.LobbyChanged(id));
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
