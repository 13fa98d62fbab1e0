package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.chat.log.ChatId;
import java.util.List;

/** Replies about chats, and the reader's own marker. */
public sealed interface ChatReply extends ServerFrame {
    /** The message is durable at this place of the log; a repeat gets the same answer. */
    @JsonTypeName("message.accepted")
    record MessageAccepted(String re, ChatId chatId, long seq) implements ChatReply {}

    /**
     * A stretch of a chat's log, oldest first.
     *
     * @param head the newest seq of the chat at the time of asking
     */
    @JsonTypeName("chat.log")
    record Log(String re, ChatId chatId, List<ChatEvent> events, long head) implements ChatReply {}

    /**
     * The user has read up to {@code seq}, on whichever device.
     *
     * @param unread messages by others after it
     */
    @JsonTypeName("readMarker.moved")
    record ReadMarkerMoved(ChatId chatId, long seq, long unread) implements ChatReply {}
}
