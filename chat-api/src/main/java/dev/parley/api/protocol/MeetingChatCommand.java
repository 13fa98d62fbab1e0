package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.log.AttachmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to the chat of a meeting, by users and guests who are in it. */
public sealed interface MeetingChatCommand extends ClientFrame {
    MeetingId meetingId();

    /**
     * Sends a message. Answered by {@code meetingChat.accepted} once it is durable.
     *
     * @param clientId as for {@code message.send}
     * @param text as for {@code message.send}
     * @param replyTo the seq of the message it answers, or null
     * @param attachmentIds at most 10 files that the sender has uploaded to the meeting
     */
    @JsonTypeName("meetingChat.send")
    record SendToMeeting(
        String id,
        MeetingId meetingId,
        String clientId,
        String text,
        @JsonSetter(nulls = Nulls.SET) @Nullable Long replyTo,
        List<AttachmentId> attachmentIds
    ) implements MeetingChatCommand {}

    /** Changes the text of one's own message. Answered by {@code request.done}. */
    @JsonTypeName("meetingChat.edit")
    record EditInMeeting(
        String id,
        MeetingId meetingId,
        String clientId,
        long seq,
        String text
    ) implements MeetingChatCommand {}

    /** Deletes a message for all; others' only as a host. Answered by {@code request.done}. */
    @JsonTypeName("meetingChat.delete")
    record DeleteInMeeting(String id, MeetingId meetingId, String clientId, long seq) implements MeetingChatCommand {}

    /** Puts a reaction to a message, or takes it back. Answered by {@code request.done}. */
    @JsonTypeName("meetingChat.react")
    record ReactInMeeting(
        String id,
        MeetingId meetingId,
        String clientId,
        long seq,
        String emoji,
        boolean on
    ) implements MeetingChatCommand {}

    /**
     * Asks for the events after a cursor, oldest first. Answered by {@code meetingChat.log} with at most 100 events.
     *
     * @param after the last seq the client has, 0 for none
     */
    @JsonTypeName("meetingChat.catchUp")
    record CatchUpMeeting(String id, MeetingId meetingId, long after) implements MeetingChatCommand {}
}
