package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the chat of a meeting, live on the socket and in pages of history alike. {@code seq} has no gaps; event n is
 * never seen before event n−1 on one connection.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MeetingChatEvent extends ServerFrame {
    MeetingId meetingId();

    long seq();

    /** When the server accepted it. */
    Instant at();

    /** Who did it. */
    AuthorView by();

    /** As it is told to somebody who may know of nothing before {@code from}: without what a message has become that is older. */
    default MeetingChatEvent since(long from) {
        return this;
    }

    /**
     * @param name of a user as it is now, empty for a deleted account; nobody has made sure of a guest's
     * @param guest whether it is a guest's
     */
    record AuthorView(Person person, String name, boolean guest) {}

    /** An emoji under a message and those who put it there, the first one first. */
    record PeopleReactionView(String emoji, List<AuthorView> people) {}

    /**
     * A message, as it is at the time of reading, like {@code message.sent}.
     *
     * @param clientId the sender's own id of the message
     * @param text as it is now; empty when deleted
     * @param replyTo the seq of the message it answers, or null
     * @param attachments its files, at most 10; none when deleted
     * @param rev the seq of the last event that changed it, 0 for none
     * @param editedAt when the text was changed last, or null
     */
    @JsonTypeName("meetingChat.sent")
    record SentToMeeting(
        MeetingId meetingId,
        long seq,
        Instant at,
        AuthorView by,
        String clientId,
        String text,
        @JsonSetter(nulls = Nulls.SET) @Nullable Long replyTo,
        List<AttachmentView> attachments,
        long rev,
        @JsonSetter(nulls = Nulls.SET) @Nullable Instant editedAt,
        boolean deleted,
        List<PeopleReactionView> reactions
    ) implements MeetingChatEvent {}

    /**
     * @param target the seq of the message, whose author has changed its text
     * @param text as it is now; empty for who may not know of the message
     */
    @JsonTypeName("meetingChat.edited")
    record EditedInMeeting(
        MeetingId meetingId,
        long seq,
        Instant at,
        AuthorView by,
        long target,
        String text
    ) implements MeetingChatEvent {
        @Override
        public MeetingChatEvent since(long from) {
            return target < from ? new EditedInMeeting(meetingId, seq, at, by, target, "") : this;
        }
    }

    /** @param target the seq of the message, whose text is gone */
    @JsonTypeName("meetingChat.deleted")
    record DeletedInMeeting(
        MeetingId meetingId,
        long seq,
        Instant at,
        AuthorView by,
        long target
    ) implements MeetingChatEvent {}

    /** @param on whether the reaction was put, or taken back */
    @JsonTypeName("meetingChat.reacted")
    record ReactedInMeeting(
        MeetingId meetingId,
        long seq,
        Instant at,
        AuthorView by,
        long target,
        String emoji,
        boolean on
    ) implements MeetingChatEvent {}
}
