package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Takes files out of the stores. The check goes last: until then whatever is left is found by it, and all is done once
 * more.
 */
@Component
@RequiredArgsConstructor
class Removal {

    private final AttachmentStore attachments;
    private final FileStore files;
    private final DueChecks checks;

    /** Removes a file that is condemned, and its bytes where it was the last that needed them. */
    void remove(StoredAttachment stored) {
        var origin = stored.origin();
        if (stored.isCopy()) {
            attachments.unshare(origin, stored.id());
        }
        if (attachments.isForsaken(origin)) {
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
