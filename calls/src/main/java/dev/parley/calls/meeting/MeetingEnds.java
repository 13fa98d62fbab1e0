package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.PlaceControl;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What ends with a meeting, or with its call; and what a change of its options does to those who are there. */
@Component
@RequiredArgsConstructor
class MeetingEnds {

    private final MeetingStore store;
    private final Entrants entrants;
    private final PlaceControl control;
    private final MeetingHistory history;
    private final Dismissal dismissal;
    private final MeetingChat chat;
    private final ChatRemovals chats;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /**
     * Ends the meeting for good; each step may be repeated.
     *
     * @param key of the intent
     */
    void end(Meeting meeting, String key) {
        var now = clock.instant();
        var told = new HashSet<>(hostsOf(meeting));
        store.change(meeting.id(), key, present -> present.endedAt(now));
        control.callIn(meeting.place()).ifPresent(call -> told.addAll(peopleOf(call)));
        // Told before the end of the call, at which guests close their sockets.
        events.publishEvent(new MeetingNotice.Over(meeting.id(), told));
        control.close(meeting.place());
        dismissal.of(meeting.id(), now);
    }

    /**
     * Takes a user whose account is deleted off the hosts of all meetings. One that was the user's own is now its
     * longest-standing co-host's, and ends where there is none. May be repeated.
     */
    void leaveAll(UserId user) {
        store
            .hostedBy(user)
            .forEach(hosted ->
                store
                    .change(hosted.id(), "host-left/" + user, present -> present.withoutHost(user))
                    .ifPresent(meeting -> left(meeting, user))
            );
    }

    private void left(Meeting meeting, UserId user) {
        if (!meeting.owner().equals(user)) {
            events.publishEvent(new MeetingNotice.Changed(meeting.id()));
            return;
        }
        if (meeting.endedAt() == null || control.callIn(meeting.place()).isPresent()) {
            end(meeting, "owner-left/" + user);
        }
        // Nobody may read it any more.
        chats.note(meeting.id());
        chats.remove(meeting.id());
    }

    /** Of an ended meeting nothing is left. */
    void forget(Meeting meeting) {
        chats.note(meeting.id());
        store.delete(meeting);
        history.forget(meeting.id());
        entrants.forget(meeting.id());
        chats.remove(meeting.id());
    }

    /** What the options demand from now on holds for those who wait and those who are in the call. */
    void optionsChanged(Meeting before, Meeting after) {
        if (before.options().lobby() && !after.options().lobby()) {
            admit(after.id(), entrants.waitingIn(after.id()).stream().map(Entrants.Waiting::person).toList());
        }
        var kept = EnumSet.noneOf(TrackSource.class);
        if (before.options().sharing() == Whom.EVERYBODY && after.options().sharing() == Whom.HOSTS) {
            kept.addAll(TrackSource.SHARED);
        }
        if (before.options().unmuting() == Whom.EVERYBODY && after.options().unmuting() == Whom.HOSTS) {
            kept.add(TrackSource.MICROPHONE);
        }
        control.restrain(after.place(), kept, hostsOf(after), Person.of(after.owner()));
    }

    /** Of somebody who was a host the options demand what they do of all others. */
    void hostUnmade(Meeting meeting, Person person) {
        var kept = EnumSet.noneOf(TrackSource.class);
        if (meeting.options().sharing() == Whom.HOSTS) {
            kept.addAll(TrackSource.SHARED);
        }
        if (meeting.options().unmuting() == Whom.HOSTS) {
            kept.add(TrackSource.MICROPHONE);
        }
        var others = new HashSet<>(control.callIn(meeting.place()).map(MeetingEnds::peopleOf).orElse(List.of()));
        others.remove(person);
        control.restrain(meeting.place(), kept, others, Person.of(meeting.owner()));
    }

    /** Lets those in of them who wait. */
    void admit(MeetingId id, List<Person> people) {
        var waiting = people
            .stream()
            .filter(person -> entrants.isWaiting(id, person))
            .toList();
        if (waiting.isEmpty()) {
            return;
        }
        for (Person person : waiting) {
            chat.admitted(id, person);
            entrants.admit(id, person);
        }
        events.publishEvent(new MeetingNotice.Admitted(id, Set.copyOf(waiting)));
        events.publishEvent(new MeetingNotice.LobbyChanged(id));
    }

    static Set<Person> hostsOf(Meeting meeting) {
        return Set.copyOf(meeting.hosts().stream().map(Person::of).toList());
    }

    static List<Person> peopleOf(Call call) {
        return Stream.concat(
            call.participants().stream().map(Call.Participant::person),
            call.awaited().stream()
        ).toList();
    }
}
