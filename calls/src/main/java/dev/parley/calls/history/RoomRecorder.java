package dev.parley.calls.history;

import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallRecord;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Optional;

/** What the history needs of rooms. */
public interface RoomRecorder {
    /** @param author in whose name the chat is told */
    record ToldIn(ChatId chat, UserId author) {}

    /** Keeps the record of an ended call, under the conditions of {@link dev.parley.calls.session.CallRecorder}. */
    void record(RoomId room, CallRecord ended);

    /** The chat in which the call of two who have met is told of. */
    Optional<ToldIn> toldIn(RoomId room);
}
