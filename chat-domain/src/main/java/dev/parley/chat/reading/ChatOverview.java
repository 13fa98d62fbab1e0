package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chat as one of its members sees it in the list.
 *
 * @param unread messages by others after the marker that are not deleted
 * @param mentions the seqs of those among them that mention the member, oldest first; the newest 100 of more
 * @param missedCalls the seqs of the calls after the marker that the member has missed, likewise
 * @param preferences how the member wants to have the chat
 * @param retryAfter how long slow mode keeps the member from posting, zero for not at all
 * @param timedOut until when members may only read
 * @param allowed what the member may do, time-outs aside
 */
public record ChatOverview(
    Chat chat,
    ReadMarker marker,
    long unread,
    List<Long> mentions,
    List<Long> missedCalls,
    ChatPreferences preferences,
    Duration retryAfter,
    Map<UserId, Instant> timedOut,
    Set<ChatAction> allowed
) {}
