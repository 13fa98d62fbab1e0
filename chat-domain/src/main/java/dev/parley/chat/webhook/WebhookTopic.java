package dev.parley.chat.webhook;

import dev.parley.chat.log.EventBody;
import java.util.Optional;

/** What a webhook may be told of. */
public enum WebhookTopic {
    /** Messages sent, edited and deleted, reactions and pins. */
    MESSAGES,
    /** Who comes, goes, and has which role; the end of the chat. */
    MEMBERSHIP,
    /** Calls that start and end, and who joins and leaves them. */
    CALLS;

    /** Empty for what no webhook is told of. */
    static Optional<WebhookTopic> of(EventBody body) {
        return Optional.ofNullable(
            switch (body) {
                case
                    EventBody.MessageSent _,
                    EventBody.MessageEdited _,
                    EventBody.MessageDeleted _,
                    EventBody.MessagesRemoved _,
                    EventBody.ReactionChanged _,
                    EventBody.PinChanged _ -> MESSAGES;
                case
                    EventBody.ChatCreated _,
                    EventBody.MembersAdded _,
                    EventBody.MemberJoined _,
                    EventBody.MemberRemoved _,
                    EventBody.SanctionsChanged _,
                    EventBody.MemberLeft _,
                    EventBody.RoleChanged _,
                    EventBody.OwnershipTransferred _,
                    EventBody.ChatDeleted _ -> MEMBERSHIP;
                case EventBody.CallRecorded _ -> CALLS;
                default -> null;
            }
        );
    }
}
