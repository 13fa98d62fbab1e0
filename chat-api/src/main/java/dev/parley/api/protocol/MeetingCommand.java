package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands at the door of a meeting; its call has those of every call. */
public sealed interface MeetingCommand extends ClientFrame {
    /** Comes in, or waits in the lobby; on each new connection again. Answered by {@code meeting.entered}. */
    @JsonTypeName("meeting.enter")
    record EnterMeeting(String id, MeetingId meetingId) implements MeetingCommand {}

    /** Does not wait any more. Answered by {@code request.done}. */
    @JsonTypeName("meeting.leave")
    record LeaveLobby(String id, MeetingId meetingId) implements MeetingCommand {}

    /**
     * A host lets in who waits. Answered by {@code request.done}.
     *
     * @param people 1 to 200; null for all
     */
    @JsonTypeName("meeting.admit")
    record AdmitWaiting(
        String id,
        MeetingId meetingId,
        @JsonSetter(nulls = Nulls.SET, contentNulls = Nulls.FAIL) @Nullable List<Person> people
    ) implements MeetingCommand {}

    /** A host refuses one who waits. Answered by {@code request.done}. */
    @JsonTypeName("meeting.refuse")
    record RefuseWaiting(String id, MeetingId meetingId, Person person) implements MeetingCommand {}
}
