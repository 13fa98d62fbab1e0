package dev.parley.chat.log;

import java.util.List;

/** When a chat is worth a snapshot: whenever more changed than its last event, a message is deleted, and every 50 events. */
final class SnapshotRule {

    private static final int EVERY = 50;

    private SnapshotRule() {}

    static boolean isDue(List<LoggedEvent> events) {
        return events.stream().anyMatch(event -> event.seq() % EVERY == 0 || changesTheChat(event.body()));
    }

    private static boolean changesTheChat(EventBody body) {
        return switch (body) {
            case
                EventBody.ChatCreated _,
                EventBody.MembersAdded _,
                EventBody.MemberJoined _,
                EventBody.InviteCreated _,
                EventBody.InviteRevoked _,
                EventBody.HandleChanged _,
                EventBody.MemberRemoved _,
                EventBody.SanctionsChanged _,
                EventBody.MemberLeft _,
                EventBody.RoleChanged _,
                EventBody.OwnershipTransferred _,
                EventBody.ProfileChanged _,
                EventBody.AvatarChanged _,
                EventBody.RulesChanged _,
                EventBody.ChatDeleted _,
                EventBody.PinChanged _,
                // An older snapshot may hold the words that are to be gone.
                EventBody.MessageDeleted _,
                EventBody.MessagesRemoved _ -> true;
            case
                EventBody.MessageSent _,
                EventBody.MessageEdited _,
                EventBody.ReactionChanged _,
                EventBody.CallRecorded _ -> false;
        };
    }
}
