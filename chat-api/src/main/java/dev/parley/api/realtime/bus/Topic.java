package dev.parley.api.realtime.bus;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.user.UserId;

/**
 * What a node subscribes to, and what is published. Messages of one topic keep their order.
 *
 * @param channel of Redis; the braces make a cluster keep all that concerns one chat, person or node in one place
 */
public record Topic(String channel) {
    private static final String PREFIX = "parley:bus:";

    /** Its events, who types and who has read there. Heard by nodes that have a connection of a member. */
    public static Topic chat(ChatId chatId) {
        return new Topic(PREFIX + "chat:{" + chatId + "}");
    }

    /** What is for a user's own connections. Heard by the nodes that have one. */
    public static Topic user(UserId userId) {
        return new Topic(PREFIX + "user:{" + userId + "}");
    }

    /** As {@link #user}; also what is for a guest's own connections. */
    public static Topic person(Person person) {
        return switch (person) {
            case Person.User(var userId) -> user(userId);
            case Person.Guest guest -> new Topic(PREFIX + "guest:{" + guest + "}");
        };
    }

    /** That its chat has grown. Heard by nodes that have a connection which follows it. */
    public static Topic meeting(MeetingId meetingId) {
        return new Topic(PREFIX + "meeting:{" + meetingId + "}");
    }

    /** Whether a user is there. Heard by nodes that have a connection that watches the user. */
    public static Topic presence(UserId userId) {
        return new Topic(PREFIX + "presence:{" + userId + "}");
    }

    /** What each node must know at once, whoever is connected to it. Heard by all. */
    public static Topic everywhere() {
        return new Topic(PREFIX + "everywhere");
    }

    /** What is for one node. Heard by that node. */
    public static Topic node(NodeId nodeId) {
        return new Topic(PREFIX + "node:{" + nodeId + "}");
    }
}
