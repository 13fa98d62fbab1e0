package dev.parley.chat.log;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;

/**
 * The log has an event that this node cannot read: a newer node of a rolling update has written it. What depends on the
 * chat is refused with {@code UNAVAILABLE}, and may succeed on another node.
 */
final class UnreadableEventException extends ParleyException {

    UnreadableEventException(RuntimeException cause) {
        super(ErrorCode.UNAVAILABLE);
        initCause(cause);
    }
}
