package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.List;

/** Replies about chats, and the reader's own marker. */
public sealed interface ChatReply extends ServerFrame {
    /** The message is durable at this place of the log; a repeat gets the same answer. */
    @JsonTypeName("message.accepted")
    record MessageAccepted(String re, ChatId chatId, long seq) implements ChatReply {}

    /** @param results one for each target, in their order */
    @JsonTypeName("message.forwarded")
    record MessageForwarded(String re, List<ForwardResult> results) implements ChatReply {}

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
     * @param head the newest event that is counted with
     * @param unread messages by others after the marker, not deleted, up to the head
     */
    @JsonTypeName("readMarker.moved")
    record ReadMarkerMoved(ChatId chatId, long seq, long head, long unread) implements ChatReply {}

    /** The user has muted, unmuted or archived a chat, or taken it out of the archive, on whichever device. */
    @JsonTypeName("preferences.changed")
    record PreferencesChanged(ChatId chatId, PreferencesView preferences) implements ChatReply {}

    /**
     * The chats that the user keeps at the top of the list, on whichever device it was changed.
     *
     * @param chatIds the topmost first
     * @param rev one lower than that held is to be ignored
     */
    @JsonTypeName("pinnedChats.changed")
    record PinnedChatsChanged(List<ChatId> chatIds, long rev) implements ChatReply {}

    /** The user has blocked another, or has taken it back. */
    @JsonTypeName("block.changed")
    record BlockChanged(UserId userId, boolean blocked) implements ChatReply {}

    /** Another request to be a member waits for the user, or one less: {@code GET /api/me/requests} has them. */
    @JsonTypeName("requests.changed")
    record RequestsChanged() implements ChatReply {}

    /** Something was done to the user that they are to see, or they have seen it: {@code GET /api/me/notices} has it. */
    @JsonTypeName("notices.changed")
    record NoticesChanged() implements ChatReply {}
}
