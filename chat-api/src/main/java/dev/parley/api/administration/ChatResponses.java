package dev.parley.api.administration;

import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about all chats. */
final class ChatResponses {

    private ChatResponses() {}

    /**
     * A group or channel as administrators see it, some seconds behind: never what is said in it.
     *
     * @param owner null where there is none, or the account is gone
     * @param ownerless whether nobody can act as the owner: there is none, or the account is locked
     * @param messages that have been sent, deleted ones too
     * @param bytes of its files
     * @param lastMessageAt null before the first message
     */
    record AdministeredChatResponse(
        ChatId id,
        ChatType type,
        String title,
        @Nullable UserResponse owner,
        boolean ownerless,
        int members,
        long messages,
        long bytes,
        Instant createdAt,
        @Nullable Instant lastMessageAt
    ) {}

    /** @param next the cursor of the next page in the same order, null at the end */
    record AdministeredChatPage(List<AdministeredChatResponse> chats, @Nullable String next) {}

    /** How many chats there are that are not deleted. */
    record ChatCountsResponse(long groups, long channels, long personal) {}

    /** @param users admins of the chat first, then those who have been in it longest */
    record HeirList(List<UserResponse> users) {}

    record HandOverRequest(@NotNull UserId userId) {}

    /** @param title as it is now */
    record DeleteChatRequest(@NotNull @Size(max = 500) String title) {}
}
