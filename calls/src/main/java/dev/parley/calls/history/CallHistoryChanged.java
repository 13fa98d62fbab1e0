package dev.parley.calls.history;

import dev.parley.chat.user.UserId;
import java.util.Set;

/** These users' histories have one more call, or they have looked at them. */
public record CallHistoryChanged(Set<UserId> users) {}
