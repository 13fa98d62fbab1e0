package dev.parley.chat.reading;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Set;

/** Published when members of a chat of up to 100 have read on, for the other members. */
public record ChatSeen(ChatId chatId, List<Marker> markers) {
    /** @param hiddenFrom members who must not learn of it */
    public record Marker(UserId userId, long seq, Set<UserId> hiddenFrom) {}
}
