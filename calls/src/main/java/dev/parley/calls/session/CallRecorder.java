package dev.parley.calls.session;

/** Keeps the record of ended calls. */
@FunctionalInterface
public interface CallRecorder {
    /**
     * Writes the record durably before it returns. A call is recorded at least once: the same record comes again after
     * a failure or a crash, from any node, possibly at the same time. So it must be idempotent by
     * {@link CallRecord#callId()}, as an append to a chat's log under the call's id as its key is. An exception means
     * "again later"; where the chat is gone it returns.
     */
    void record(CallRecord ended);
}
