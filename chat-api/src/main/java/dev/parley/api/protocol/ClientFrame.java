package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A command from the client. Each is answered by exactly one frame whose {@code re} is this {@code id}: the reply named
 * at the record, or {@code error}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientFrame
    permits SessionCommand, ChatCommand, PresenceCommand, CallCommand, MeetingCommand, MeetingChatCommand, RunCommand
{
    /** The client's own number for this request, 1 to 64 characters, unique while the connection is open. */
    String id();
}
