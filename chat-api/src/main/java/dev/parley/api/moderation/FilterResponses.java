package dev.parley.api.moderation;

import dev.parley.api.user.UserResponse;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.filter.FilterAction;
import dev.parley.chat.filter.FilteredWordId;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of the list of words, and of held messages. */
final class FilterResponses {

    private FilterResponses() {}

    /** @param text as written; a {@code *} at its beginning or end finds parts of words */
    record FilteredWordView(FilteredWordId id, String text, FilterAction action, Instant at) {}

    /**
     * @param words the first one first
     * @param limit how many there may be
     */
    record FilteredWordList(List<FilteredWordView> words, int limit) {}

    /** @param text at most 60 characters */
    record FilteredWordRequest(@NotNull @Size(max = 200) String text, @NotNull FilterAction action) {}

    /**
     * A message that waits for an administrator.
     *
     * @param title of the chat; empty for a personal one
     * @param files the names of its files
     * @param word of the list, as written there
     */
    record HeldMessageView(
        HeldMessageId id,
        Instant at,
        ChatId chatId,
        ChatType chatType,
        String title,
        UserId sender,
        String text,
        List<String> files,
        String word
    ) {}

    /**
     * Some held messages.
     *
     * @param users their senders
     * @param next the cursor of the next page, null at the end
     */
    record HeldMessagePage(List<HeldMessageView> messages, List<UserResponse> users, @Nullable HeldMessageId next) {}

    /** @param reason what the sender is told, at most 500 characters; may be empty */
    record RefuseRequest(@NotNull @Size(max = 1_000) String reason) {}

    /**
     * What has become of a held message.
     *
     * @param sent whether it is in the chat
     * @param refused why it could not be sent though it was approved; null otherwise
     */
    record HeldMessageDecision(boolean sent, @Nullable ErrorCode refused) {}

    /**
     * A message of the asking user that waits.
     *
     * @param clientId by which it was sent
     */
    record OwnHeldMessage(ChatId chatId, String clientId, Instant at) {}

    /** @param messages the eldest first; at most 20 */
    record OwnHeldMessageList(List<OwnHeldMessage> messages) {}
}
