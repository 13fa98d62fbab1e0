package dev.parley.chat.attachment;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists the files of a chat's messages. */
@Service
@RequiredArgsConstructor
public class SharedFiles {

    public static final int PAGE_MAX = 50;

    /** How many files one request looks at, of whatever kind. */
    static final int LOOKED_AT_MAX = 500;

    private final ChatAccess access;
    private final ChatLog chats;
    private final AttachmentStore attachments;

    /**
     * A file and its message.
     *
     * @param seq of the message
     * @param at when the message was sent
     */
    public record SharedFile(Attachment attachment, long seq, UserId sender, Instant at) {}

    /**
     * Some of the files. There may be few of them, even none, though there are more: where many of the other kind lie
     * between.
     *
     * @param next the place before which the next page begins, null at the end
     */
    public record Page(List<SharedFile> files, @Nullable AttachmentId next) {}

    /**
     * The files of messages that are not deleted, by the time of their upload, newest first.
     *
     * @param before {@link Page#next} of the page before, or null for the newest
     * @param limit 1 to {@value #PAGE_MAX}
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}
     */
    public Page find(UserId reader, ChatId chatId, SharedKind kind, @Nullable AttachmentId before, int limit) {
        access.require(chatId, reader, ChatAction.READ);
        var messages = new Messages(chatId);
        var files = new ArrayList<SharedFile>();
        var looked = attachments.claimedBefore(chatId, before, LOOKED_AT_MAX);
        for (StoredAttachment stored : looked) {
            if (kind.fits(stored.attachment())) {
                messages.withFile(stored).ifPresent(files::add);
            }
            if (files.size() == limit) {
                return new Page(files, stored.id());
            }
        }
        return new Page(files, looked.size() < LOOKED_AT_MAX ? null : looked.getLast().id());
    }

    /** Asks the log, which alone decides whether a message has a file; once for each message. */
    @RequiredArgsConstructor
    private final class Messages {

        private final ChatId chatId;
        private final Map<String, Optional<LoggedEvent>> byKey = new HashMap<>();

        Optional<SharedFile> withFile(StoredAttachment stored) {
            return Optional.ofNullable(stored.claim())
                .flatMap(key -> byKey.computeIfAbsent(key, each -> chats.findByKey(chatId, each)))
                .filter(message -> has(message, stored.id()))
                .map(message -> new SharedFile(stored.attachment(), message.seq(), message.actor(), message.at()));
        }

        private static boolean has(LoggedEvent message, AttachmentId id) {
            return (
                message.body() instanceof MessageSent sent &&
                !sent.state().deleted() &&
                sent
                    .content()
                    .attachments()
                    .stream()
                    .anyMatch(attachment -> attachment.id().equals(id))
            );
        }
    }
}
