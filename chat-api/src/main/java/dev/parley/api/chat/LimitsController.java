package dev.parley.api.chat;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.administration.MessageSettings;
import dev.parley.chat.attachment.AttachmentProperties;
import dev.parley.chat.attachment.Attachments;
import lombok.RequiredArgsConstructor;
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

    /**
     * What a client may want to know beforehand.
     *
     * @param maxFileBytes of one file
     * @param maxFiles of one message
     * @param maxGroupMembers its creator included
     * @param maxChannelMembers its creator included
     * @param maxChats groups and channels that a user may be in
     * @param versionsShown whether members see what edits of messages have replaced
     */
    record Limits(
        long maxFileBytes,
        int maxFiles,
        int maxGroupMembers,
        int maxChannelMembers,
        int maxChats,
        boolean versionsShown
    ) {}

    @GetMapping
    Limits limits() {
        return new Limits(
            attachments.maxBytes(),
            Attachments.MAX_PER_MESSAGE,
            chats.maxGroupMembers(),
            chats.maxChannelMembers(),
            chats.maxChatsPerUser(),
            messages.versionsShown()
        );
    }
}
