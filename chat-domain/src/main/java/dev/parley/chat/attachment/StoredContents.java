package dev.parley.chat.attachment;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The bytes of stored files, for whoever has been asked whether they may read them. */
@Component
@RequiredArgsConstructor
class StoredContents {

    private final FileStore files;

    AttachmentContent of(StoredAttachment stored) {
        var attachment = stored.attachment();
        long size = attachment.size();
        return new AttachmentContent(attachment, attachment.mediaType(), size, () ->
            stream(stored.origin().value(), size)
        );
    }

    /** @throws dev.parley.chat.error.ParleyException {@code ATTACHMENT_NOT_FOUND} where there is none */
    AttachmentContent thumbnailOf(StoredAttachment stored) {
        var thumbnail = Optional.ofNullable(stored.thumbnail()).orElseThrow(() -> Attachments.notFound(stored.id()));
        return new AttachmentContent(stored.attachment(), thumbnail.mediaType(), thumbnail.size(), () ->
            stream(FileStore.thumbnailOf(stored.origin()), thumbnail.size())
        );
    }

    private ChunkStream stream(String file, long size) {
        return new ChunkStream(n -> files.chunk(file, n), size);
    }
}
