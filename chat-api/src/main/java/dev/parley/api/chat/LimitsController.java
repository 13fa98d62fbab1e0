package dev.parley.api.chat;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.administration.MessageSettings;
import dev.parley.chat.attachment.AttachmentProperties;
import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.retention.RetentionRule;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much may be, and what is shown, as it is decided here, for clients that want to say so before they ask. */
@RestController
@RequestMapping("/api/limits")
@RequiredArgsConstructor
class LimitsController {

    private final AttachmentProperties attachments;
    private final ChatProperties chats;
    private final MessageSettings messages;
    private final RetentionRule retention;

    /**
     * What a client may want to know beforehand.
     *
     * @param maxFileBytes of one file
     * @param maxFiles of one message
     * @param maxGroupMembers its creator included
     * @param maxChannelMembers its creator included
     * @param maxChats groups and channels that a user may be in
     * @param versionsShown whether members see what edits of messages have replaced
     * @param keptDays for how many days messages are kept, in chats that do not keep them for fewer; null for ever
     */
    record Limits(
        long maxFileBytes,
        int maxFiles,
        int maxGroupMembers,
        int maxChannelMembers,
        int maxChats,
        boolean versionsShown,
        @Nullable Integer keptDays
    ) {}

    @GetMapping
    Limits limits() {
        return new Limits(
            attachments.maxBytes(),
            Attachments.MAX_PER_MESSAGE,
            chats.maxGroupMembers(),
            chats.maxChannelMembers(),
            chats.maxChatsPerUser(),
            messages.versionsShown(),
            retention.days()
        );
    }
}
