package dev.parley.api.realtime.delivery;

import dev.parley.api.meeting.MeetingMapper;
import dev.parley.api.protocol.MeetingEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.realtime.bus.NodeMessage.MeetingChatGrown;
import dev.parley.api.realtime.bus.NodeMessage.PersonFrame;
import dev.parley.api.realtime.feed.Coalescer;
import dev.parley.calls.meeting.Door;
import dev.parley.calls.meeting.MeetingChat;
import dev.parley.calls.meeting.MeetingNotice;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.SideLogGrown;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the people of meetings what has changed. However much changes at a time, each gets one frame of it: a lobby into which
 * two hundred come is told of a few times.
 */
@Component
class MeetingDelivery {

    private static final Duration WINDOW = Duration.ofMillis(200);

    private final Door door;
    private final MeetingMapper mapper;
    private final AllNodes everywhere;
    private final Coalescer<MeetingId, Boolean> meetings = new Coalescer<>(
        "meetings-told",
        WINDOW,
        (first, _) -> first,
        touched -> touched.keySet().forEach(this::tellMeeting)
    );
    private final Coalescer<MeetingId, Boolean> lobbies = new Coalescer<>(
        "lobbies-told",
        WINDOW,
        (first, _) -> first,
        touched -> touched.keySet().forEach(this::tellLobby)
    );

    MeetingDelivery(Door door, MeetingMapper mapper, AllNodes everywhere) {
        this.door = door;
        this.mapper = mapper;
        this.everywhere = everywhere;
    }

    @EventListener
    void on(MeetingNotice notice) {
        switch (notice) {
            case MeetingNotice.Changed(var meeting) -> meetings.add(meeting, true);
            case MeetingNotice.LobbyChanged(var meeting) -> lobbies.add(meeting, true);
            case MeetingNotice.Admitted(var meeting, var people) -> tell(
                people,
                new MeetingEvent.LobbyAdmitted(meeting)
            );
            case MeetingNotice.Refused(var meeting, var people, var why) -> tell(
                people,
                new MeetingEvent.LobbyRefused(meeting, why)
            );
            case MeetingNotice.Over(var meeting, var people) -> tell(people, new MeetingEvent.MeetingEnded(meeting));
        }
    }

    @EventListener
    void on(SideLogGrown grown) {
        everywhere.tell(new MeetingChatGrown(MeetingChat.meetingOf(grown.log())));
    }

    private void tellMeeting(MeetingId meeting) {
        door.view(meeting).ifPresent(view ->
            tell(Door.audience(view), new MeetingEvent.MeetingChanged(mapper.toView(view)))
        );
    }

    private void tellLobby(MeetingId meeting) {
        door.lobby(meeting).ifPresent(of ->
            tell(of.hosts(), new MeetingEvent.LobbyChanged(meeting, mapper.toView(of.lobby())))
        );
    }

    private void tell(Set<Person> people, ServerFrame frame) {
        everywhere.tell(new PersonFrame(people, null, frame));
    }

    @PreDestroy
    void stop() {
        meetings.close();
        lobbies.close();
    }
}
