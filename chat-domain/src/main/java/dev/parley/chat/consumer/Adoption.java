package dev.parley.chat.consumer;

import dev.parley.chat.consumer.MarkStore.Mark;
import dev.parley.chat.consumer.NodeLease.Living;
import java.util.ArrayList;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds what this node has not heard of by itself: marks that nobody has, and what other nodes write to its chats. */
@Component
@RequiredArgsConstructor
class Adoption {

    private static final int MOST_FOLLOWED = 20_000;

    private final MarkStore marks;
    private final ActiveChats active;
    private final NodeLease lease;
    private final CursorLoader loader;
    private final ConsumerRuns runs;

    void adopt(Living living) {
        if (active.all().size() >= MOST_FOLLOWED) {
            return;
        }
        var taken = new ArrayList<FollowedChat>();
        for (Mark mark : marks.abandoned(living.leases())) {
            if (isForUs(mark, living) && marks.take(mark, lease.id())) {
                taken.add(active.follow(mark.chatId(), mark.until()));
            }
        }
        look(taken);
    }

    void lookAtShared() {
        look(
            marks
                .shared(lease.id())
                .stream()
                .map(mark -> active.follow(mark.chatId(), mark.until()))
                .toList()
        );
    }

    /** A mark that was passed on for consumers which no living node has any more is anybody's. */
    private boolean isForUs(Mark mark, Living living) {
        return (
            mark.wanted().isEmpty() ||
            mark.wanted().stream().anyMatch(runs.names()::contains) ||
            mark.wanted().stream().noneMatch(living.consumers()::contains)
        );
    }

    private void look(Collection<FollowedChat> chats) {
        if (!chats.isEmpty()) {
            loader.load(chats);
            loader.loadParked(chats);
            loader.look(chats);
            runs.look(chats);
        }
    }
}
