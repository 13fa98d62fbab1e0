package dev.parley.chat.attachment;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.SideLogs;
import dev.parley.chat.storage.RoomSource;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The files of messages in {@linkplain SideLogs side logs}: taken in, kept, handed out and removed like those of chats, and
 * kept apart from them like their logs. It authorises nobody.
 */
@Service
public class SideFiles {

    private final ChatLog log;
    private final AttachmentStore store;
    private final DueChecks checks;
    private final Removal removal;
    private final Attachments attachments;
    private final AttachmentSweep sweep;
    private final Reception reception;
    private final StoredContents contents;

    SideFiles(
        MongoTemplate mongo,
        SideLogs logs,
        FileStore files,
        Examiner examiner,
        StoredContents contents,
        AttachmentProperties properties,
        Locks locks,
        IdGenerator ids,
        Clock clock
    ) {
        log = logs.log();
        store = new AttachmentStore(mongo, "side_attachments", _ -> {});
        checks = new DueChecks(mongo, "side_attachment_checks");
        removal = new Removal(store, files, checks);
        attachments = new Attachments(log, _ -> false, _ -> false, store, removal, checks, ids, clock);
        sweep = new AttachmentSweep(checks, attachments, clock);
        reception = new Reception(
            store,
            files,
            removal,
            examiner,
            checks,
            properties,
            RoomSource.UNCOUNTED,
            locks,
            ids,
            clock
        );
        this.contents = contents;
    }

    /** What binds files to messages, and takes uploads back. */
    public Attachments attachments() {
        return attachments;
    }

    /**
     * Keeps a file for a message that will be sent to the log, as {@link Uploads#receive} does. Whether there is room is looked
     * at before and, since several may come at once and not all say how long they are, once more when it is there.
     *
     * @param most how many bytes the files of the log may have together
     * @throws ParleyException as there
     */
    public Attachment receive(
        UserId uploader,
        ChatId logId,
        String name,
        long declared,
        InputStream content,
        long most
    ) {
        requireRoom(logId, Math.max(0, declared), most);
        var kept = reception.receive(uploader, logId, name, declared, content);
        try {
            requireRoom(logId, 0, most);
        } catch (ParleyException full) {
            attachments.discard(uploader, logId, kept.id());
            throw full;
        }
        return kept;
    }

    private void requireRoom(ChatId logId, long bytes, long most) {
        if (store.bytesOf(logId) + bytes > most) {
            throw new ParleyException(ErrorCode.ATTACHMENT_QUOTA_EXCEEDED, Map.of("limitBytes", most));
        }
    }

    /**
     * The content of a file of a message that stands at {@code from} or after it, or of one's own upload that no message has.
     *
     * @throws ParleyException {@code ATTACHMENT_NOT_FOUND}
     */
    public AttachmentContent content(UserId reader, ChatId logId, AttachmentId id, long from) {
        return contents.of(requireReadable(reader, logId, id, from));
    }

    /** The thumbnail of an image; as {@link #content}, and {@code ATTACHMENT_NOT_FOUND} where there is none. */
    public AttachmentContent thumbnail(UserId reader, ChatId logId, AttachmentId id, long from) {
        return contents.thumbnailOf(requireReadable(reader, logId, id, from));
    }

    private StoredAttachment requireReadable(UserId reader, ChatId logId, AttachmentId id, long from) {
        return store
            .find(id)
            .filter(found -> found.chatId().equals(logId))
            .filter(found -> {
                String claim = found.claim();
                return claim == null ? found.uploader().equals(reader) : isReadable(logId, claim, from);
            })
            .orElseThrow(() -> Attachments.notFound(id));
    }

    private boolean isReadable(ChatId logId, String claim, long from) {
        return log
            .findByKey(logId, claim)
            .filter(message -> message.seq() >= from)
            .isPresent();
    }

    /** Removes all files of a log that was forgotten. May be repeated. */
    public void forget(ChatId logId) {
        for (AttachmentId id : store.of(logId)) {
            store.markRemoved(id);
            store.trace(id).ifPresent(removal::remove);
        }
    }

    /** As {@link AttachmentSweep#sweep}. */
    @Scheduled(fixedDelayString = "${parley.attachments.sweep-interval:5m}", initialDelayString = "1m")
    public void sweep() {
        sweep.sweep();
    }
}
