package dev.parley.chat.attachment;

import dev.parley.chat.log.Attachment;

/** What of a chat's files is asked for. */
public enum SharedKind {
    ALL,
    /** Images that can be shown. */
    IMAGES,
    /** All but those. */
    FILES;

    boolean fits(Attachment attachment) {
        return switch (this) {
            case ALL -> true;
            case IMAGES -> attachment.image() != null;
            case FILES -> attachment.image() == null;
        };
    }
}
