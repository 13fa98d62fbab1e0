package dev.parley.calls.history;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallRecord;
import dev.parley.calls.session.CallRecorder;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Records an ended call in the history of its people, and in the log of its chat or with its meeting or room. */
@Component
@RequiredArgsConstructor
class ChatRecorder implements CallRecorder {

    private final ChatLog log;
    private final CallHistory history;
    private final MeetingRecorder meetings;
    private final RoomRecorder rooms;

    /** Idempotent, as {@link CallHistory} is: the event's key is the call's id. */
    @Override
    public void record(CallRecord ended) {
        switch (ended.place()) {
            case CallPlace.Chat(var chat) -> {
                history.record(ended, null);
                ended
                    .startedBy()
                    .userId()
                    .ifPresent(starter -> tell(chat, starter, ended));
            }
            case CallPlace.Meeting(var meeting) -> {
                history.record(ended, meetings.title(meeting).orElse(null));
                meetings.record(meeting, ended);
            }
            case CallPlace.Room(var room) -> {
                rooms.record(room, ended);
                rooms.toldIn(room).ifPresent(told -> tell(told.chat(), told.author(), ended));
            }
        }
    }

    private void tell(ChatId chat, UserId author, CallRecord ended) {
        if (log.exists(chat)) {
            append(chat, author, ended);
        }
    }

    private void append(ChatId chat, UserId starter, CallRecord ended) {
        var attendance = ended.attendance();
        var body = new CallRecorded(
            ended.callId().value(),
            lowerCase(ended.kind()),
            lowerCase(ended.outcome()),
            ended.durationMs(),
            attendance.present().size(),
            listed(attendance.present()),
            listed(attendance.declined()),
            listed(attendance.missed())
        );
        log.append(chat, Cause.ofServer(starter, "call/" + ended.callId()), _ -> body);
    }

    /** Only users come into the chats' calls; of very many the event names the first. */
    private static List<UserId> listed(List<Person> people) {
        return people
            .stream()
            .flatMap(person -> person.userId().stream())
            .limit(CallRecorded.PEOPLE_MAX)
            .toList();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
