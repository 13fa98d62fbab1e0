package dev.parley.api.invite;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.InviteId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes by which one comes into a chat. */
final class InviteResponses {

    private InviteResponses() {}

    /**
     * @param expiresInSeconds 60 to 31,622,400 (366 days); null for no end
     * @param maxUses 1 to 1,000; null for no limit
     */
    record CreateInviteRequest(
        @JsonProperty(required = true) @Nullable Long expiresInSeconds,
        @JsonProperty(required = true) @Nullable Integer maxUses
    ) {}

    /**
     * An invite, for those who may hand it out.
     *
     * @param token the end of its address, {@code /invite/<token>}
     * @param maker who made it
     * @param expiresAt null for never
     * @param maxUses null for no limit
     */
    record InviteResponse(
        InviteId id,
        String token,
        @Nullable UserResponse maker,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Integer maxUses,
        int uses
    ) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "InviteResponse[" + id + "]";
        }
    }

    /** @param invites the latest first */
    record InviteList(List<InviteResponse> invites) {}

    /**
     * A chat to somebody who may join it.
     *
     * @param chatId where the asking user is a member already, else null
     * @param invitedBy who made the invite, by which one sees it; null for a public chat
     * @param handle under which it is public, or null
     */
    record ChatPreview(
        @Nullable ChatId chatId,
        ChatType type,
        String title,
        String description,
        int memberCount,
        @Nullable UserResponse invitedBy,
        @Nullable String handle
    ) {}

    record Joined(ChatId chatId) {}

    /** @param next the cursor of the next page, null at the end */
    record PublicChatPage(List<ChatPreview> chats, @Nullable String next) {}

    record PublishRequest(@NotNull @Size(max = 100) String handle) {}
}
