package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.chat.user.UserId;
import java.util.HashSet;
import java.util.List;

/** How many messages are unread, counted one by one. */
final class Unread {

    private Unread() {}

    /** Messages by others after the marker that are not deleted, as the log stood at the head. */
    static long in(List<ChatEvent> log, UserId reader, long marker, long head) {
        var unread = new HashSet<Long>();
        for (var event : log) {
            if (event.seq() > head) {
                break;
            }
            switch (event) {
                case ChatEvent.MessageSent sent when sent.seq() > marker && !sent.actor().equals(reader) -> unread.add(
                    sent.seq()
                );
                case ChatEvent.MessageDeleted deleted -> unread.remove(deleted.target());
                default -> {
                }
            }
        }
        return unread.size();
    }
}
