package dev.parley.api.chat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the chat routes. */
final class ChatResponses {

    private ChatResponses() {}

    /**
     * A chat in the list.
     *
     * @param title empty for a personal chat, which is shown under its peer's name
     * @param peer the other user of a personal chat, else null
     * @param head the newest seq
     * @param last the newest event, as on the socket
     * @param lastActor who did it
     * @param readSeq the asking user's read marker
     * @param unread messages by others after it
     */
    record ChatSummary(
        ChatId id,
        ChatType type,
        String title,
        int memberCount,
        @Nullable UserResponse peer,
        long head,
        ChatEvent last,
        @Nullable UserResponse lastActor,
        long readSeq,
        long unread
    ) {}

    record ChatList(List<ChatSummary> chats) {}

    record MemberResponse(UserResponse user, Role role) {}

    /** A chat with its members, in the order in which they joined. */
    record ChatResponse(
        ChatId id,
        ChatType type,
        String title,
        List<MemberResponse> members,
        long head,
        long readSeq,
        long unread
    ) {}

    /** @param events oldest first */
    record EventPage(List<ChatEvent> events, long head) {}

    record CreateGroupRequest(
        @NotNull @Size(max = 500) String title,
        @NotNull @Size(max = 1000) List<@NotNull UserId> memberIds
    ) {}
}
