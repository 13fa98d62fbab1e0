package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.calls.place.MeetingId;
import java.util.List;

/** Replies about the chat of a meeting. */
public sealed interface MeetingChatReply extends ServerFrame {
    /** The message is durable at this place of the log; a repeat gets the same answer. */
    @JsonTypeName("meetingChat.accepted")
    record AcceptedInMeeting(String re, MeetingId meetingId, long seq) implements MeetingChatReply {}

    /**
     * A stretch of the log, oldest first.
     *
     * @param from the first seq that the reader may know of
     * @param head the newest seq at the time of asking
     */
    @JsonTypeName("meetingChat.log")
    record MeetingLog(
        String re,
        MeetingId meetingId,
        List<MeetingChatEvent> events,
        long from,
        long head
    ) implements MeetingChatReply {}
}
