package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;

/** Says which uploads stay though no message has them yet. */
@FunctionalInterface
public interface KeptUploads {
    boolean isKept(AttachmentId id);
}
