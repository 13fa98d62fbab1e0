package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageSent;
import java.util.List;

/** When a chat is worth a snapshot: whenever more changed than its last event, and every 50 events. */
final class SnapshotRule {

    private static final int EVERY = 50;

    private SnapshotRule() {}

    static boolean isDue(List<LoggedEvent> events) {
        return events.stream().anyMatch(event -> event.seq() % EVERY == 0 || changesTheChat(event.body()));
    }

    private static boolean changesTheChat(EventBody body) {
        return switch (body) {
            case ChatCreated _, MembersAdded _ -> true;
            case MessageSent _, CallRecorded _ -> false;
        };
    }
}
