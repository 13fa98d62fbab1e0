package dev.parley.api.protocol;

import dev.parley.chat.user.UserId;
import java.util.List;

/** An emoji under a message and those who put it there, the first one first. */
public record ReactionView(String emoji, List<UserId> userIds) {}
