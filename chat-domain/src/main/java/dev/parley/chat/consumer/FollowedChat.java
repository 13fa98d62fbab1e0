package dev.parley.chat.consumer;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** An active chat that this node follows: how far its log and each consumer are, and the latest events of it. */
final class FollowedChat {

    private static final int RECENT = 128;

    private final ChatId id;
    private final ArrayDeque<LoggedEvent> recent = new ArrayDeque<>();
    private final Map<String, Long> cursors = new HashMap<>();
    private final Set<String> parked = new HashSet<>();
    private Map<String, Long> saved = Map.of();
    private Instant until;
    private long head;
    private boolean loaded;

    FollowedChat(ChatId id, Instant until) {
        this.id = id;
        this.until = until;
    }

    ChatId id() {
        return id;
    }

    synchronized Instant until() {
        return until;
    }

    synchronized void prolong(Instant later) {
        until = later.isAfter(until) ? later : until;
    }

    /** An event that this node has written. */
    synchronized void take(LoggedEvent event) {
        if (!recent.isEmpty() && recent.getLast().seq() + 1 != event.seq()) {
            recent.clear();
        }
        recent.add(event);
        if (recent.size() > RECENT) {
            recent.remove();
        }
        reaches(event.seq());
    }

    /** The log is known to reach so far. */
    synchronized void reaches(long seq) {
        head = Math.max(head, seq);
    }

    synchronized long head() {
        return head;
    }

    synchronized boolean isLoaded() {
        return loaded;
    }

    /** Where the consumers of this node stand. */
    synchronized void load(Map<String, Long> places) {
        places.forEach((consumer, seq) -> cursors.merge(consumer, seq, Math::max));
        cursors.values().forEach(this::reaches);
        saved = Map.copyOf(cursors);
        loaded = true;
    }

    /** Those of the consumers that have given it up for now. */
    synchronized void park(Collection<String> consumers) {
        parked.clear();
        parked.addAll(consumers);
    }

    synchronized void park(String consumer) {
        parked.add(consumer);
    }

    /** How many events the consumer has to handle, as far as they are known. */
    synchronized long behind(String consumer) {
        return parked.contains(consumer) || !loaded ? 0 : head - cursors.getOrDefault(consumer, 0L);
    }

    synchronized long next(String consumer) {
        return cursors.getOrDefault(consumer, 0L) + 1;
    }

    /** The places of the next events for a consumer. */
    synchronized List<EventRef> next(String consumer, int limit) {
        long cursor = cursors.getOrDefault(consumer, 0L);
        long last = parked.contains(consumer) ? cursor : Math.min(head, cursor + limit);
        return LongStream.rangeClosed(cursor + 1, last)
            .mapToObj(seq -> new EventRef(id, seq))
            .toList();
    }

    /** The events at successive places, where all of them are at hand; otherwise none. */
    synchronized List<LoggedEvent> atHand(List<EventRef> places) {
        if (places.isEmpty() || recent.isEmpty() || recent.getFirst().seq() > places.getFirst().seq()) {
            return List.of();
        }
        long last = places.getLast().seq();
        if (recent.getLast().seq() < last) {
            return List.of();
        }
        var events = new ArrayList<LoggedEvent>();
        for (LoggedEvent event : recent) {
            if (event.seq() >= places.getFirst().seq() && event.seq() <= last) {
                events.add(event);
            }
        }
        return events;
    }

    /** Events that were read from the log for one consumer, which the others will want as well. */
    synchronized void keep(List<LoggedEvent> events) {
        if (events.size() <= RECENT && events.getLast().seq() == head) {
            recent.clear();
            recent.addAll(events);
        }
    }

    synchronized void handled(String consumer, long seq) {
        cursors.merge(consumer, seq, Math::max);
    }

    /** The cursors that have moved since they were last asked for. */
    synchronized Map<String, Long> takeMoved() {
        var moved = new HashMap<>(cursors);
        moved.entrySet().removeIf(each -> each.getValue().equals(saved.get(each.getKey())));
        saved = Map.copyOf(cursors);
        return moved;
    }

    /** What {@link #takeMoved} has handed out was not written. */
    synchronized void notSaved() {
        saved = Map.of();
    }

    /** Nobody writes to it any more, and all of the consumers have handled what is known of its log. */
    synchronized boolean isQuiet(Instant now, Collection<String> consumers) {
        return loaded && !until.isAfter(now) && consumers.stream().allMatch(consumer -> behind(consumer) == 0);
    }
}
