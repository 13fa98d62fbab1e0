package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * An event of a chat's log, live on the socket and in pages of history alike. Within a chat {@code seq} starts at 1 and
 * has no gaps; event n is never seen before event n−1 on one connection.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ChatEvent extends ServerFrame {
    ChatId chatId();

    long seq();

    /** When the server accepted it. */
    Instant at();

    /** Who did it. */
    UserId actor();

    @JsonTypeName("chat.created")
    record Created(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        ChatType chatType,
        String title,
        List<MemberView> members
    ) implements ChatEvent {}

    @JsonTypeName("members.added")
    record MembersAdded(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        List<MemberView> members
    ) implements ChatEvent {}

    /** @param clientId the sender's own id of the message, by which the sender's page finds its pending copy */
    @JsonTypeName("message.sent")
    record MessageSent(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        String clientId,
        String text
    ) implements ChatEvent {}

    /**
     * A call in this chat has ended; {@code actor} had started it.
     *
     * @param kind {@code voice} or {@code video}
     * @param outcome {@code answered}, {@code declined}, {@code missed} or {@code cancelled}
     * @param durationMs from the answer to the end, 0 where nobody answered
     */
    @JsonTypeName("call.recorded")
    record CallRecorded(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        CallId callId,
        String kind,
        String outcome,
        long durationMs
    ) implements ChatEvent {}
}
