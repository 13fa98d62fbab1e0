package dev.parley.calls.session;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;

/** The call is there, in a shape that only newer nodes of a rolling update know; they carry it on. */
final class UnreadableCallException extends ParleyException {

    UnreadableCallException(CallId id) {
        super(ErrorCode.UNAVAILABLE, Map.of("callId", id.value()));
    }
}
