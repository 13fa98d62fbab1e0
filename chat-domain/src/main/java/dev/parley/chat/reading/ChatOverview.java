package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import java.time.Duration;
import java.util.Set;

/**
 * A chat as one of its members sees it in the list.
 *
 * @param unread messages by others after the marker
 * @param retryAfter how long slow mode keeps the member from posting, zero for not at all
 * @param allowed what the member may do
 */
public record ChatOverview(Chat chat, ReadMarker marker, long unread, Duration retryAfter, Set<ChatAction> allowed) {}
