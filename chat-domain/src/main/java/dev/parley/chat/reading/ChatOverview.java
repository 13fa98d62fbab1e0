package dev.parley.chat.reading;

import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;

/**
 * A chat as one of its members sees it in the list.
 *
 * @param unread messages by others after the marker
 */
public record ChatOverview(Chat chat, ReadMarker marker, long unread) {}
