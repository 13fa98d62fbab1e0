package dev.parley.api.realtime.feed;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.chat.user.UserId;
import java.util.LinkedHashMap;

/**
 * Who has left a chat and has not come back, by the events that a {@link ChatFeed} has delivered. It answers whether
 * somebody who was a member at some seq still is, for as far back as it knows.
 */
final class Departures {

    /** More of them make the eldest forgotten. */
    static final int KEPT = 1_000;

    private final LinkedHashMap<UserId, Long> leftAt = new LinkedHashMap<>();
    private long knownAfter;
    private boolean deleted;

    /** @param knownAfter the seq after which every event will be added */
    Departures(long knownAfter) {
        this.knownAfter = knownAfter;
    }

    void add(ChatEvent event) {
        switch (event) {
            case ChatEvent.MemberRemoved removed -> add(removed.userId(), removed.seq());
            case ChatEvent.MemberLeft left -> add(left.actor(), left.seq());
            case ChatEvent.Deleted _ -> deleted = true;
            default -> {
            }
        }
    }

    private void add(UserId userId, long seq) {
        leftAt.putLast(userId, seq);
        if (leftAt.size() > KEPT) {
            knownAfter = leftAt.pollFirstEntry().getValue();
        }
    }

    /** The user is a member again. */
    void forget(UserId userId) {
        leftAt.remove(userId);
    }

    /** Whether all are known who have left after this seq. */
    boolean areKnownAfter(long seq) {
        return seq >= knownAfter;
    }

    /** Whether a user who was a member at this seq has left since. */
    boolean hasLeftAfter(long seq, UserId userId) {
        return deleted || leftAt.getOrDefault(userId, 0L) > seq;
    }

    /** Whether anybody leaves by the event. */
    static boolean isOne(ChatEvent event) {
        return switch (event) {
            case ChatEvent.MemberRemoved _, ChatEvent.MemberLeft _, ChatEvent.Deleted _ -> true;
            default -> false;
        };
    }

    static boolean leavesBy(ChatEvent event, UserId userId) {
        return switch (event) {
            case ChatEvent.MemberRemoved removed -> removed.userId().equals(userId);
            case ChatEvent.MemberLeft left -> left.actor().equals(userId);
            case ChatEvent.Deleted _ -> true;
            default -> false;
        };
    }
}
