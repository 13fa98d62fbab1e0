package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How meetings stand, to their hosts, and the calls that they have had. It authorises nobody but where it says so. */
@Service
@RequiredArgsConstructor
public class MeetingOverviews {

    private static final int SHOWN = 5;
    private static final int ABSENT_MAX = 100;

    private final HostedMeetings meetings;
    private final Entrants entrants;
    private final MeetingPeople people;
    private final MeetingHistory history;
    private final PlaceControl control;
    private final Clock clock;

    /**
     * @param next the time that goes on or comes next
     * @param live where there is a call, or somebody waits
     * @param absent those who are admitted, no hosts, and not in its call: the last {@value #ABSENT_MAX}, the last first
     */
    public record Overview(
        Meeting meeting,
        MeetingState state,
        Optional<MeetingTimes.Occurrence> next,
        Optional<Live> live,
        List<NamedPerson> absent
    ) {}

    /**
     * @param callId null where there is no call
     * @param since when it was started
     * @param count how many are in it
     * @param people the first of them
     * @param waiting how many wait in the lobby
     */
    public record Live(
        @Nullable CallId callId,
        @Nullable Instant since,
        int count,
        List<NamedPerson> people,
        int waiting
    ) {}

    public Overview of(Meeting meeting) {
        var now = clock.instant();
        var call = control.callIn(meeting.place());
        int waiting = entrants.countWaiting(meeting.id());
        var live = call
            .map(held -> live(meeting, held, waiting))
            .or(() -> waiting == 0 ? Optional.empty() : Optional.of(new Live(null, null, 0, List.of(), waiting)));
        var state = meeting.isOver(now) ? MeetingState.PAST : MeetingState.UPCOMING;
        return new Overview(
            meeting,
            call.isPresent() ? MeetingState.LIVE : state,
            meeting.next(now),
            live,
            absent(meeting, call.map(MeetingEnds::peopleOf).orElse(List.of()))
        );
    }

    private List<NamedPerson> absent(Meeting meeting, List<Person> present) {
        var absent = entrants
            .admittedIn(meeting.id())
            .stream()
            .filter(person -> !meeting.isHost(person) && !meeting.hasRemoved(person) && !present.contains(person))
            .limit(ABSENT_MAX)
            .toList();
        return people.of(meeting, absent);
    }

    private Live live(Meeting meeting, Call call, int waiting) {
        var present = call.participants().stream().map(Call.Participant::person).toList();
        var shown = people.of(meeting, present.subList(0, Math.min(SHOWN, present.size())));
        return new Live(call.id(), call.startedAt(), present.size(), shown, waiting);
    }

    /**
     * The calls that the meeting has had, to one of its hosts, newest first.
     *
     * @param before the last call of the page before, or null
     * @throws dev.parley.chat.error.ParleyException {@code MEETING_NOT_FOUND}
     */
    public List<MeetingCall> callsOf(UserId host, MeetingId id, @Nullable CallId before, int limit) {
        return history.of(meetings.get(host, id).id(), before, limit);
    }
}
