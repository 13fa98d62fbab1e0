package dev.parley.api.user;

import dev.parley.api.protocol.PresenceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the users who were found.
 *
 * @param presence whether each of them is there, without last seen; empty while nobody can tell
 * @param next the cursor of the next page, null at the end
 */
public record UserPage(List<UserResponse> users, List<PresenceView> presence, @Nullable String next) {}
