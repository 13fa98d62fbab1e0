package dev.parley.api.user;

import dev.parley.api.protocol.PresenceView;
import dev.parley.chat.presence.Presence;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserDirectory;
import dev.parley.chat.user.UserId;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds users with their presence. Strangers' presence is shown too, but nobody's last seen. */
@Slf4j
@Component
@RequiredArgsConstructor
class UserSearch {

    private final UserDirectory directory;
    private final Presences presences;
    private final UserMapper mapper;

    UserPage all(UserId viewer, String query, @Nullable String cursor) {
        return page(viewer, directory.search(query, viewer, cursor));
    }

    UserPage online(UserId viewer, String query, @Nullable String cursor) {
        return page(viewer, directory.search(query, viewer, cursor, presences.visiblyPresent(viewer)));
    }

    private UserPage page(UserId viewer, UserDirectory.Page page) {
        var found = page.users().stream().map(mapper::toResponse).toList();
        return new UserPage(found, presence(viewer, page.users()), page.next());
    }

    /** Empty while Redis is away: users can still be found. */
    private List<PresenceView> presence(UserId viewer, List<User> found) {
        try {
            return presences
                .seenBy(viewer, found.stream().map(User::id).toList())
                .stream()
                .map(UserSearch::withoutLastSeen)
                .toList();
        } catch (DataAccessException redisAway) {
            log.warn("Could not look up who is there: {}", redisAway.toString());
            return List.of();
        }
    }

    private static PresenceView withoutLastSeen(Presence presence) {
        return new PresenceView(presence.userId(), presence.state(), null);
    }
}
