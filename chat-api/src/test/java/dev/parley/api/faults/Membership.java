package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.chat.user.UserId;

/** Which events make somebody a member, or end it. */
final class Membership {

    private Membership() {}

    static boolean begins(ChatEvent event, UserId userId) {
        return switch (event) {
            case ChatEvent.Created _ -> true;
            case ChatEvent.MembersAdded added -> added
                .members()
                .stream()
                .anyMatch(member -> member.userId().equals(userId));
            case ChatEvent.MemberJoined joined -> joined.actor().equals(userId);
            default -> false;
        };
    }

    static boolean ends(ChatEvent event, UserId userId) {
        return switch (event) {
            case ChatEvent.MemberRemoved removed -> removed.userId().equals(userId);
            case ChatEvent.MemberLeft left -> left.actor().equals(userId);
            default -> false;
        };
    }
}
