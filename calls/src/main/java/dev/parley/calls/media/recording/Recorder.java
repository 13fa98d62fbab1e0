package dev.parley.calls.media.recording;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.Recording;
import dev.parley.chat.log.ChatId;

/** Begins to write recordings. */
@FunctionalInterface
public interface Recorder {
    /**
     * Begins a part of the recording.
     *
     * @param chat to which its files go
     * @param full called when there is no room for more, or it cannot be written here; it has ended by itself then
     */
    OpenRecording open(CallId call, ChatId chat, Recording recording, Runnable full);
}
