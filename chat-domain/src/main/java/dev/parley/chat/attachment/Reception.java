package dev.parley.chat.attachment;

import dev.parley.chat.attachment.Examiner.Examined;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.image.ImageShape;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.storage.Room;
import dev.parley.chat.storage.RoomSource;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in the bytes of uploads, for whoever has been asked whether they may. An upload is first written to a temporary file,
 * so that neither its size nor a slow sender takes up memory or room in the store; it is stored when it is complete and has
 * been examined.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class Reception {

    private static final int MAX_WAITING_FILES = 100;

    private final AttachmentStore attachments;
    private final FileStore files;
    private final Removal removal;
    private final Examiner examiner;
    private final DueChecks checks;
    private final AttachmentProperties properties;
    private final RoomSource rooms;
    private final Locks locks;
    private final IdGenerator ids;
    private final Clock clock;

    /** See {@link Uploads#receive}; it authorises nobody. */
    Attachment receive(UserId uploader, ChatId chatId, String name, long declared, InputStream content) {
        requireFits(declared);
        var id = new AttachmentId(ids.next());
        reserve(id, uploader, declared < 0 ? properties.maxBytes() : declared);
        boolean kept = false;
        @Nullable
        Room room = null;
        try {
            room = rooms.take(uploader, chatId, Math.max(0, declared));
            var attachment = spool(new Upload(uploader, chatId, id, FileName.of(name), room), content);
            // It may have taken long, and whose account was locked meanwhile uploads nothing.
            if (locks.isHeld(uploader)) {
                throw new ParleyException(ErrorCode.ACCOUNT_LOCKED);
            }
            checks.note(id, uploader, attachment.size(), clock.instant().plus(properties.pendingTtl()));
            kept = true;
            return attachment;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            if (!kept) {
                boolean removed = removeRemains(id);
                // What is removed later gives its room back then.
                if (room != null && removed) {
                    room.release();
                }
            }
        }
    }

    /** Where the store cannot remove them, the check stays, and leads to them when its time has come. */
    private boolean removeRemains(AttachmentId id) {
        try {
            attachments.remove(id);
            removal.removeRemains(id);
            return true;
        } catch (RuntimeException failure) {
            log.warn("What was received of file {} is not removed yet: {}", id, failure.toString());
            return false;
        }
    }

    /** Noted first and counted then, so that of uploads at once too many are refused rather than too few. */
    private void reserve(AttachmentId id, UserId uploader, long bytes) {
        checks.note(id, uploader, bytes, clock.instant().plus(properties.pendingTtl()));
        var waiting = checks.waiting(uploader);
        if (waiting.bytes() > properties.maxPendingBytes() || waiting.files() > MAX_WAITING_FILES) {
            checks.cross(id);
            throw new ParleyException(
                ErrorCode.ATTACHMENT_QUOTA_EXCEEDED,
                Map.of("limitBytes", properties.maxPendingBytes(), "limitFiles", MAX_WAITING_FILES)
            );
        }
    }

    /** @param room for its bytes */
    private record Upload(UserId uploader, ChatId chatId, AttachmentId id, String name, Room room) {}

    private Attachment spool(Upload upload, InputStream content) throws IOException {
        var received = Files.createTempFile("parley-upload-", "");
        try {
            receive(content, received, upload.room());
            var cleaned = Files.createTempFile("parley-upload-", "");
            try {
                return keep(upload, examiner.examine(upload.uploader(), received, cleaned));
            } finally {
                Files.deleteIfExists(cleaned);
            }
        } finally {
            Files.deleteIfExists(received);
        }
    }

    private void receive(InputStream content, Path to, Room room) throws IOException {
        long size = 0;
        try (var out = Files.newOutputStream(to)) {
            var buffer = new byte[1 << 16];
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                size += read;
                requireFits(size);
                room.cover(size);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("body", "must not be empty"));
        }
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException brokenOff) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("body", "broke off"));
        }
    }

    private void requireFits(long size) {
        if (size > properties.maxBytes()) {
            throw new ParleyException(ErrorCode.ATTACHMENT_TOO_LARGE, Map.of("limitBytes", properties.maxBytes()));
        }
    }

    private static Attachment.Image image(ImageShape shape, boolean thumbnail) {
        return new Attachment.Image(shape.uprightWidth(), shape.uprightHeight(), thumbnail, shape.moving());
    }

    private Attachment keep(Upload upload, Examined examined) throws IOException {
        var id = upload.id();
        var shape = examined.shape();
        var thumbnail = examined.thumbnail();
        var attachment = new Attachment(
            id,
            upload.name(),
            examined.mediaType(),
            Files.size(examined.content()),
            shape == null ? null : image(shape, thumbnail != null)
        );
        upload.room().settle(attachment.size());
        try (var content = Files.newInputStream(examined.content())) {
            files.save(id.value(), content);
            if (thumbnail != null) {
                files.save(FileStore.thumbnailOf(id), new ByteArrayInputStream(thumbnail.bytes()));
            }
            var stored =
                thumbnail == null
                    ? null
                    : new StoredAttachment.Thumbnail(thumbnail.mediaType(), thumbnail.bytes().length);
            attachments.add(
                new StoredAttachment(attachment, id, upload.chatId(), upload.uploader(), stored, null, null)
            );
        }
        return attachment;
    }
}
