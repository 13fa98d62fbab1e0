package dev.parley.chat.attachment;

import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.storage.RoomSource;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Files that go along when their message is forwarded. */
@Service
@RequiredArgsConstructor
public class ForwardedFiles {

    private final ChatLog chats;
    private final AttachmentStore attachments;
    private final Removal removal;
    private final DueChecks checks;
    private final RoomSource rooms;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * Makes the files of a message ready for one that is about to be sent to another chat: files of their own there, which
     * share the bytes. Where the message is not sent after all, {@link #release} them; what a crash leaves goes by itself.
     *
     * @param key of the new message's event; where there is one already, its files are returned
     * @throws ParleyException {@code ATTACHMENT_NOT_FOUND} for one that is gone or has been forwarded 10,000 times; {@code
     *     STORAGE_QUOTA_EXCEEDED}, since each message's files count as if they had been uploaded for it
     */
    public List<Attachment> share(UserId sender, ChatId target, String key, List<Attachment> originals) {
        if (originals.isEmpty()) {
            return List.of();
        }
        var sent = chats.findByKey(target, key);
        if (sent.isPresent()) {
            return Attachments.of(sent.get());
        }
        var copies = new ArrayList<Attachment>();
        try {
            originals.forEach(original -> copies.add(share(sender, target, key, original)));
        } catch (ParleyException gone) {
            release(target, key, copies);
            throw gone;
        }
        return copies;
    }

    private Attachment share(UserId sender, ChatId target, String key, Attachment original) {
        var stored = attachments.trace(original.id()).orElseThrow(() -> Attachments.notFound(original.id()));
        var now = clock.instant();
        var copy = stored.copied(new AttachmentId(ids.next()), target, sender, key, now);
        // First: where there is no room, nothing has begun.
        rooms.take(sender, target, copy.attachment().size());
        checks.note(copy.id(), sender, 0, now.plus(Attachments.IN_DOUBT));
        attachments.add(copy);
        if (!attachments.share(copy.origin(), copy.id())) {
            attachments.markRemoved(copy.id());
            removal.remove(copy);
            throw Attachments.notFound(original.id());
        }
        return copy.attachment();
    }

    /** The message was refused: what was made ready for it goes, unless a repeat of it was faster. */
    public void release(ChatId target, String key, List<Attachment> copies) {
        if (!copies.isEmpty() && chats.findByKey(target, key).isEmpty()) {
            copies.forEach(copy ->
                attachments.trace(copy.id()).filter(attachments::markRemoved).ifPresent(removal::remove)
            );
        }
    }
}
