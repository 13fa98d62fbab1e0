package dev.parley.chat.consumer;

import dev.parley.chat.consumer.NodeLease.Living;
import dev.parley.chat.log.ChatId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Writes down how far the consumers have come, and removes the marks of chats that are quiet. */
@Component
@RequiredArgsConstructor
class Settlement {

    private static final int AT_ONCE = 500;

    private final MarkStore marks;
    private final CursorStore cursors;
    private final ParkedStore parked;
    private final ActiveChats active;
    private final NodeLease lease;
    private final CursorLoader loader;
    private final ConsumerRuns runs;
    private final Clock clock;

    void saveCursors() {
        save(List.copyOf(active.all()));
    }

    private void save(Collection<FollowedChat> chats) {
        Map<ChatId, Map<String, Long>> moved = new HashMap<>();
        chats.forEach(chat -> moved.put(chat.id(), chat.takeMoved()));
        try {
            cursors.save(moved);
        } catch (RuntimeException failure) {
            chats.forEach(FollowedChat::notSaved);
            throw failure;
        }
    }

    void letGo(Living living) {
        var now = clock.instant();
        var quiet = active
            .all()
            .stream()
            .filter(chat -> !chat.until().isAfter(now) && !runs.isBusy(chat))
            .limit(AT_ONCE)
            .toList();
        if (quiet.isEmpty()) {
            return;
        }
        loader.load(quiet);
        // After nobody writes any more: what is in the log now is all there is.
        loader.look(quiet);
        runs.look(quiet);
        var settled = quiet
            .stream()
            .filter(chat -> chat.isQuiet(now, runs.names()) && !runs.isBusy(chat))
            .toList();
        settled.forEach(active::forget);
        try {
            settle(settled, living, now);
        } catch (RuntimeException failure) {
            active.resume(settled);
            throw failure;
        }
    }

    private void settle(List<FollowedChat> settled, Living living, Instant now) {
        save(settled);
        var foreign = new HashSet<>(living.consumers());
        foreign.removeAll(runs.names());
        var wanted = foreign.isEmpty() ? Map.<ChatId, Set<String>>of() : wanted(settled, foreign);
        wanted.forEach((chatId, names) -> marks.passOn(chatId, lease.id(), names));
        var done = new ArrayList<ChatId>();
        for (FollowedChat chat : settled) {
            if (!wanted.containsKey(chat.id())) {
                done.add(chat.id());
            }
        }
        marks.remove(done, lease.id(), now);
    }

    /** For each chat the consumers of other nodes that are behind with it. */
    private Map<ChatId, Set<String>> wanted(List<FollowedChat> chats, Set<String> foreign) {
        var ids = chats.stream().map(FollowedChat::id).toList();
        var stands = cursors.find(ids);
        var givenUp = parked.find(foreign, ids);
        Map<ChatId, Set<String>> wanted = new HashMap<>();
        for (FollowedChat chat : chats) {
            var cursorsOf = stands.getOrDefault(chat.id(), Map.of());
            var behind = new HashSet<>(foreign);
            behind.removeIf(consumer -> cursorsOf.getOrDefault(consumer, 0L) >= chat.head());
            behind.removeAll(givenUp.getOrDefault(chat.id(), Set.of()));
            if (!behind.isEmpty()) {
                wanted.put(chat.id(), behind);
            }
        }
        return wanted;
    }
}
