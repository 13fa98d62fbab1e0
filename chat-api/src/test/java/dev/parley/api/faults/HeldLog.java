package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import java.util.ArrayList;
import java.util.List;

/** A chat's log as far as a device holds it, from the first event on and without gaps. */
final class HeldLog {

    private final List<ChatEvent> events = new ArrayList<>();
    private long head;

    List<ChatEvent> events() {
        return events;
    }

    long cursor() {
        return events.size();
    }

    long head() {
        return head;
    }

    boolean isComplete() {
        return cursor() >= head;
    }

    /** The device has learnt that the log reaches up to here. */
    void reaches(long seq) {
        head = Math.max(head, seq);
    }

    /** Takes the event where it is the next one; others are repeats, or come again with what is missing before them. */
    void append(ChatEvent event) {
        reaches(event.seq());
        if (event.seq() == cursor() + 1) {
            events.add(event);
        }
    }
}
