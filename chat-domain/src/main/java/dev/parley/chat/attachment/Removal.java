package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Removes files from the stores. The check is removed last: if a crash interrupts a removal, the check leads to the
 * rest, and everything is done again.
 */
@Component
@RequiredArgsConstructor
class Removal {

    private final AttachmentStore attachments;
    private final FileStore files;
    private final DueChecks checks;

    /** Removes a file that is marked as removed, and its bytes where it was the last that needed them. */
    void remove(StoredAttachment stored) {
        var origin = stored.origin();
        if (stored.isCopy()) {
            attachments.unshare(origin, stored.id());
        }
        if (attachments.isUnused(origin)) {
            removeBytes(origin);
            attachments.remove(origin);
        }
        if (stored.isCopy()) {
            attachments.remove(stored.id());
        }
        checks.cross(stored.id());
    }

    /** Removes what may be there of an upload that was never whole. */
    void removeRemains(AttachmentId id) {
        removeBytes(id);
        checks.cross(id);
    }

    private void removeBytes(AttachmentId origin) {
        files.remove(origin.value());
        files.remove(FileStore.thumbnailOf(origin));
    }
}
