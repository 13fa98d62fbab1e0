package dev.parley.api.meeting;

import dev.parley.api.protocol.MeetingView;
import dev.parley.api.protocol.MeetingView.LobbyView;
import dev.parley.api.protocol.MeetingView.MeetingOptionsView;
import dev.parley.api.protocol.MeetingView.MeetingPersonView;
import dev.parley.api.protocol.MeetingView.WaitingView;
import dev.parley.calls.meeting.Door;
import dev.parley.calls.meeting.Meeting;
import dev.parley.calls.meeting.MeetingTimes.Occurrence;
import dev.parley.calls.meeting.NamedPerson;
import dev.parley.calls.place.Person;
import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Meetings as the wire knows them. */
@Component
@RequiredArgsConstructor
public class MeetingMapper {

    private final Clock clock;

    public MeetingView toView(Door.View view) {
        var meeting = view.meeting();
        var next = meeting.next(clock.instant());
        return new MeetingView(
            meeting.id(),
            meeting.place(),
            meeting.code().value(),
            view.version(),
            meeting.title(),
            meeting.kind(),
            meeting.owner(),
            meeting.coHosts(),
            options(meeting),
            next.map(Occurrence::start).orElse(null),
            next.map(Occurrence::end).orElse(null),
            meeting.locked(),
            view.callId(),
            toViews(view.people())
        );
    }

    public LobbyView toView(Door.Lobby lobby) {
        return new LobbyView(
            lobby.version(),
            lobby
                .waiting()
                .stream()
                .map(waiting ->
                    new WaitingView(
                        waiting.person(),
                        waiting.name(),
                        waiting.person() instanceof Person.Guest,
                        waiting.since()
                    )
                )
                .toList()
        );
    }

    static MeetingOptionsView options(Meeting meeting) {
        var options = meeting.options();
        return new MeetingOptionsView(
            options.lobby(),
            options.guests(),
            meeting.passcode() != null,
            options.startMuted(),
            options.sharing(),
            options.unmuting()
        );
    }

    static List<MeetingPersonView> toViews(List<NamedPerson> people) {
        return people
            .stream()
            .map(each -> new MeetingPersonView(each.person(), each.name(), each.role()))
            .toList();
    }
}
