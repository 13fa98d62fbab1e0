package dev.parley.chat.presence;

import dev.parley.chat.user.UserId;
import java.util.Set;

/** Published when the presence of these users is another than before; what it is now is to be looked up. */
public record PresenceChanged(Set<UserId> users) {}
