package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a chat. */
public sealed interface ChatCommand extends ClientFrame {
    /**
     * Sends a message. Answered by {@code message.accepted} once it is durable; the message itself reaches the sender as
     * {@code message.sent}, like everyone else. To a personal chat that does not exist yet it creates the chat.
     *
     * @param clientId the client's own id of the message, 1 to 64 characters; a repeat with the same one, however late,
     *     is answered with the first result and sends nothing
     * @param text 1 to 10,000 characters (Unicode code points), not only white space; may be empty where there are files
     * @param replyTo the seq of the message it answers, or null
     * @param attachmentIds at most 10 files that the sender has uploaded to the chat, in the order to show them
     */
    @JsonTypeName("message.send")
    record SendMessage(
        String id,
        ChatId chatId,
        String clientId,
        String text,
        @JsonSetter(nulls = Nulls.SET) @Nullable Long replyTo,
        List<AttachmentId> attachmentIds
    ) implements ChatCommand {
        /** Without files. */
        public SendMessage(String id, ChatId chatId, String clientId, String text, @Nullable Long replyTo) {
            this(id, chatId, clientId, text, replyTo, List.of());
        }
    }

    /**
     * Sends a message on to other chats, as it is now. Answered by {@code message.forwarded}.
     *
     * @param chatId where the message is
     * @param targets 1 to 20 different chats; a repeat with the same client ids sends nothing anew
     */
    @JsonTypeName("message.forward")
    record ForwardMessage(String id, ChatId chatId, long seq, List<ForwardTarget> targets) implements ChatCommand {}

    /**
     * Changes the text of one's own message. Answered by {@code request.done}.
     *
     * @param clientId the client's own id of the change, 1 to 64 characters; a repeat with the same one, however late,
     *     gets the same answer and changes nothing
     */
    @JsonTypeName("message.edit")
    record EditMessage(String id, ChatId chatId, String clientId, long seq, String text) implements ChatCommand {}

    /**
     * Deletes a message for all; another's only as the chat allows. Answered by {@code request.done}.
     *
     * @param clientId as for {@code message.edit}
     */
    @JsonTypeName("message.delete")
    record DeleteMessage(String id, ChatId chatId, String clientId, long seq) implements ChatCommand {}

    /**
     * Puts a reaction to a message, or takes it back. Answered by {@code request.done}.
     *
     * @param clientId as for {@code message.edit}
     * @param emoji one emoji
     */
    @JsonTypeName("reaction.set")
    record SetReaction(
        String id,
        ChatId chatId,
        String clientId,
        long seq,
        String emoji,
        boolean on
    ) implements ChatCommand {}

    /**
     * Pins a message to the chat, or takes the pin off. Answered by {@code request.done}.
     *
     * @param clientId as for {@code message.edit}
     */
    @JsonTypeName("pin.set")
    record SetPin(String id, ChatId chatId, String clientId, long seq, boolean pinned) implements ChatCommand {}

    /**
     * Asks for the events after a cursor, oldest first. Answered by {@code chat.log} with at most 100 events; ask again
     * from the last one while it is below {@code head}.
     *
     * @param after the last seq the client has, 0 for none
     */
    @JsonTypeName("chat.catchUp")
    record CatchUp(String id, ChatId chatId, long after) implements ChatCommand {}

    /**
     * Moves the reader's own read marker forward; a lower seq than the present one changes nothing. Answered by
     * {@code request.done}; the reader's other connections learn of it by {@code readMarker.moved}.
     */
    @JsonTypeName("readMarker.move")
    record MoveReadMarker(String id, ChatId chatId, long seq) implements ChatCommand {}
}
