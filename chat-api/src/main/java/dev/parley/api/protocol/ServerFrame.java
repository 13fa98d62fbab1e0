package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A reply (with {@code re}) or an event (without). Clients ignore the types and fields they do not know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame
    permits
        SessionEvent,
        ChatReply,
        ChatEvent,
        UserEvent,
        PresenceEvent,
        CallEvent,
        MeetingEvent,
        MeetingChatReply,
        MeetingChatEvent {}
