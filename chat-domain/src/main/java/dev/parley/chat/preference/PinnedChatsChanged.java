package dev.parley.chat.preference;

import dev.parley.chat.inbox.PinnedChats;
import dev.parley.chat.user.UserId;

/** Published when a user has changed which chats stand at the top. */
public record PinnedChatsChanged(UserId userId, PinnedChats pinned) {}
