package dev.parley.chat.access;

import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Whether users may learn what others are doing just now: that they are there, that they type, how far they have read.
 * The one place that decides between two users, apart from the chats they share; who has blocked whom is to be asked here.
 */
@Service
public class Visibility {

    /** In a chat with more members nobody is told who types, nor, without asking, how far the others have read. */
    public static final int MEMBERS_MAX = 100;

    /** Those of the others who must not learn of what the subject does. */
    public Set<UserId> hiddenFrom(UserId subject, Collection<UserId> others) {
        return Set.of();
    }

    /** Those of the subjects of whom the viewer must not learn. */
    public Set<UserId> invisibleTo(UserId viewer, Collection<UserId> subjects) {
        return Set.of();
    }
}
