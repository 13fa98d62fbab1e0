package dev.parley.chat.access;

import dev.parley.chat.block.Blocks;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Decides whether two users may learn what the other is doing: presence, typing, read markers. Only here, apart from
 * which chats they share: users with a block between them learn nothing of each other.
 */
@Service
@RequiredArgsConstructor
public class Visibility {

    /** In a chat with more members nobody is told who is typing, and how far others have read only on request. */
    public static final int MEMBERS_MAX = 100;

    private final Blocks blocks;

    /** Those of the others who must not learn of what the subject does. */
    public Set<UserId> hiddenFrom(UserId subject, Collection<UserId> others) {
        return blocks.between(subject, others);
    }

    /** For each viewer, the subjects hidden from them; a viewer without any may be missing. */
    public Map<UserId, Set<UserId>> invisibleTo(Map<UserId, ? extends Collection<UserId>> subjectsByViewer) {
        var all = new HashSet<>(subjectsByViewer.keySet());
        subjectsByViewer.values().forEach(all::addAll);
        var apart = blocks.among(all);
        var invisible = new HashMap<UserId, Set<UserId>>();
        subjectsByViewer.forEach((viewer, subjects) -> {
            var hidden = new HashSet<>(apart.getOrDefault(viewer, Set.of()));
            hidden.retainAll(subjects);
            if (!hidden.isEmpty()) {
                invisible.put(viewer, hidden);
            }
        });
        return invisible;
    }

    /** Those of the subjects of whom the viewer must not learn. */
    public Set<UserId> invisibleTo(UserId viewer, Collection<UserId> subjects) {
        return blocks.between(viewer, subjects);
    }
}
