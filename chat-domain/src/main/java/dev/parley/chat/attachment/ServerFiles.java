package dev.parley.chat.attachment;

import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.storage.StorageRooms;
import dev.parley.chat.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Files that the server makes for a message; no upload's limits hold for them, though they count. Whoever begins one must offer or discard it. */
@Service
@RequiredArgsConstructor
public class ServerFiles {

    private final AttachmentStore attachments;
    private final FileStore files;
    private final Removal removal;
    private final StorageRooms rooms;
    private final IdGenerator ids;

    public GrowingFile begin() {
        return new GrowingFile(files, new AttachmentId(ids.next()));
    }

    /** Writes a whole file. May be repeated. */
    public void write(AttachmentId id, byte[] content) {
        try {
            files.save(id.value(), new ByteArrayInputStream(content));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Offers a file for a message of this user to this chat, as if the user had uploaded it. May be repeated.
     *
     * @param size how much of what was written counts
     */
    public void offer(AttachmentId id, UserId user, ChatId chat, String name, String mediaType, long size) {
        if (attachments.trace(id).isEmpty()) {
            var attachment = new Attachment(id, FileName.of(name), mediaType, size, null);
            // First, so that a node that dies in between leaves too much counted and not too little.
            rooms.count(user, chat, size);
            attachments.add(new StoredAttachment(attachment, id, chat, user, null, null, null));
        }
    }

    /** Forgets a file that was not offered. */
    public void discard(AttachmentId id) {
        removal.removeRemains(id);
    }
}
