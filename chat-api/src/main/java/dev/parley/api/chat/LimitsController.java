package dev.parley.api.chat;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.attachment.AttachmentProperties;
import dev.parley.chat.attachment.Attachments;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much may be, as it is configured here, for clients that want to say so before they ask. */
@RestController
@RequestMapping("/api/limits")
@RequiredArgsConstructor
class LimitsController {

    private final AttachmentProperties attachments;
    private final ChatProperties chats;

    /**
     * What a client may want to know beforehand.
     *
     * @param maxFileBytes of one file
     * @param maxFiles of one message
     * @param maxGroupMembers its creator included
     * @param maxChannelMembers its creator included
     * @param maxChats groups and channels that a user may be in
     */
    record Limits(long maxFileBytes, int maxFiles, int maxGroupMembers, int maxChannelMembers, int maxChats) {}

    @GetMapping
    Limits limits() {
        return new Limits(
            attachments.maxBytes(),
            Attachments.MAX_PER_MESSAGE,
            chats.maxGroupMembers(),
            chats.maxChannelMembers(),
            chats.maxChatsPerUser()
        );
    }
}
