package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.AvatarChanged;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.HandleChanged;
import dev.parley.chat.log.EventBody.InviteCreated;
import dev.parley.chat.log.EventBody.InviteRevoked;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.EventBody.PinChanged;
import dev.parley.chat.log.EventBody.ProfileChanged;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.log.EventBody.RoleChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Events as MongoDB documents. Written out rather than mapped by reflection: what is stored for years must not follow from
 * the name of a class.
 */
@Slf4j
final class EventDocuments {

    static final String KEY = "key";

    private EventDocuments() {}

    static String id(ChatId chatId, long seq) {
        return chatId + ":" + seq;
    }

    static List<String> ids(ChatId chatId, Collection<Long> seqs) {
        return seqs
            .stream()
            .map(seq -> id(chatId, seq))
            .toList();
    }

    static String key(ChatId chatId, String key) {
        return chatId + "/" + key;
    }

    static Document write(LoggedEvent event) {
        return new Document("_id", id(event.chatId(), event.seq()))
            .append("chat", event.chatId().value())
            .append("seq", event.seq())
            .append("at", Date.from(event.at()))
            .append("actor", event.actor().value())
            .append(KEY, key(event.chatId(), event.key()))
            .append("messages", event.messages())
            .append("body", write(event.body()));
    }

    /** With the state of a message, which the log itself is given by {@link MessageProjection} only. */
    static Document writeWithState(LoggedEvent event) {
        var document = write(event);
        if (event.body() instanceof MessageSent sent) {
            document.get("body", Document.class).append("state", MessageDocuments.write(sent.state()));
        }
        return document;
    }

    /** @throws UnreadableEventException for what a newer node has written and this one does not know */
    static LoggedEvent read(Document document) {
        try {
            return readKnown(document);
        } catch (RuntimeException newer) {
            log.warn("Event {} cannot be read; a newer node may know it: {}", document.get("_id"), newer.toString());
            throw new UnreadableEventException(newer);
        }
    }

    private static LoggedEvent readKnown(Document document) {
        var chatId = new ChatId(document.getString("chat"));
        return new LoggedEvent(
            chatId,
            document.getLong("seq"),
            document.getDate("at").toInstant(),
            new UserId(document.getString("actor")),
            document.getString(KEY).substring(chatId.value().length() + 1),
            document.getLong("messages"),
            readBody(document.get("body", Document.class))
        );
    }

    /** Whether an event, of which no more than this was read, is a message of the author. */
    static boolean isSentBy(Document event, UserId author) {
        return (
            author.value().equals(event.getString("actor")) &&
            "message.sent".equals(event.getEmbedded(List.of("body", "type"), String.class))
        );
    }

    private static Document write(EventBody body) {
        return switch (body) {
            case ChatCreated created -> type("chat.created")
                .append("chatType", created.type().name())
                .append("profile", ChatDocuments.write(created.profile()))
                .append("members", writeNewMembers(created.members()));
            case MembersAdded added -> type("members.added").append("members", writeNewMembers(added.members()));
            case MemberJoined joined -> type("member.joined")
                .append("invite", joined.inviteId() == null ? null : joined.inviteId().value())
                .append("invitedBy", joined.invitedBy() == null ? null : joined.invitedBy().value());
            case InviteCreated created -> type("invite.created")
                .append("invite", created.inviteId().value())
                .append("expiresAt", AdmissionDocuments.date(created.expiresAt()))
                .append("maxUses", created.maxUses());
            case InviteRevoked revoked -> type("invite.revoked").append("invite", revoked.inviteId().value());
            case HandleChanged changed -> type("handle.changed").append("handle", changed.handle());
            // By a name of its own: a node that does not know it leaves the chat alone rather than let the user back in.
            case MemberRemoved removed -> type(removed.ban() == null ? "member.removed" : "member.banned")
                .append("user", removed.userId().value())
                .append("ban", SanctionDocuments.write(removed.ban()));
            case SanctionsChanged changed -> type("sanctions.changed")
                .append("user", changed.userId().value())
                .append("ban", SanctionDocuments.write(changed.ban()))
                .append("timeOut", SanctionDocuments.write(changed.timeOut()))
                .append("what", changed.what() == null ? null : changed.what().name());
            case MemberLeft _ -> type("member.left");
            case RoleChanged changed -> type("role.changed")
                .append("user", changed.userId().value())
                .append("role", changed.role().name());
            case OwnershipTransferred transferred -> type("ownership.transferred")
                .append("user", transferred.to().value())
                .append("byServer", transferred.byServer());
            case ProfileChanged changed -> type("profile.changed").append(
                "profile",
                ChatDocuments.write(changed.profile())
            );
            case AvatarChanged changed -> type("avatar.changed").append(
                "avatar",
                changed.avatar() == null ? null : changed.avatar().value()
            );
            case RulesChanged changed -> type("rules.changed").append("rules", ChatDocuments.write(changed.rules()));
            case ChatDeleted _ -> type("chat.deleted");
            case MessageSent sent -> MessageDocuments.write(type("message.sent"), sent);
            case MessageEdited edited -> type("message.edited")
                .append("target", edited.target())
                .append("text", edited.text())
                .append("mentions", MessageDocuments.write(edited.mentions()));
            case MessageDeleted deleted -> type("message.deleted")
                .append("target", deleted.target())
                .append("author", deleted.author().value());
            case MessagesRemoved removed -> type("messages.removed")
                .append("messages", writeRemoved(removed))
                .append("goneUpTo", removed.goneUpTo());
            case ReactionChanged changed -> type("reaction.changed")
                .append("target", changed.target())
                .append("emoji", changed.emoji())
                .append("added", changed.added());
            case PinChanged changed -> type("pin.changed")
                .append("target", changed.target())
                .append("pinned", changed.pinned());
            case CallRecorded call -> type("call.recorded")
                .append("callId", call.callId())
                .append("kind", call.kind())
                .append("outcome", call.outcome())
                .append("durationMs", call.durationMs())
                .append("participantCount", call.participantCount())
                .append("participants", ids(call.participants()))
                .append("declined", ids(call.declined()))
                .append("missed", ids(call.missed()));
        };
    }

    private static EventBody readBody(Document body) {
        String type = body.getString("type");
        return switch (type) {
            case "chat.created" -> new ChatCreated(
                ChatType.valueOf(body.getString("chatType")),
                ChatDocuments.readProfile(body.get("profile", Document.class)),
                readNewMembers(body)
            );
            case "members.added" -> new MembersAdded(readNewMembers(body));
            case "member.joined" -> readJoined(body);
            case "invite.created" -> new InviteCreated(
                new InviteId(body.getString("invite")),
                AdmissionDocuments.instant(body, "expiresAt"),
                body.getInteger("maxUses")
            );
            case "invite.revoked" -> new InviteRevoked(new InviteId(body.getString("invite")));
            case "handle.changed" -> new HandleChanged(body.getString("handle"));
            case "member.removed", "member.banned" -> new MemberRemoved(user(body), ban(body));
            case "sanctions.changed" -> new SanctionsChanged(
                user(body),
                ban(body),
                SanctionDocuments.readTimeOut(body.get("timeOut", Document.class)),
                sanctionChange(body.getString("what"))
            );
            case "member.left" -> new MemberLeft();
            case "role.changed" -> new RoleChanged(user(body), Role.valueOf(body.getString("role")));
            case "ownership.transferred" -> new OwnershipTransferred(user(body), body.getBoolean("byServer", false));
            case "profile.changed" -> new ProfileChanged(
                ChatDocuments.readProfile(body.get("profile", Document.class))
            );
            case "avatar.changed" -> new AvatarChanged(ChatDocuments.readAvatar(body.getString("avatar")));
            case "rules.changed" -> new RulesChanged(ChatDocuments.readRules(body.get("rules", Document.class)));
            case "chat.deleted" -> new ChatDeleted();
            case "message.sent" -> MessageDocuments.readSent(body);
            case "message.edited" -> new MessageEdited(
                body.getLong("target"),
                body.getString("text"),
                MessageDocuments.readMentions(body)
            );
            case "message.deleted" -> new MessageDeleted(body.getLong("target"), new UserId(body.getString("author")));
            case "messages.removed" -> readRemoved(body);
            case "reaction.changed" -> new ReactionChanged(
                body.getLong("target"),
                body.getString("emoji"),
                body.getBoolean("added")
            );
            case "pin.changed" -> new PinChanged(body.getLong("target"), body.getBoolean("pinned"));
            case "call.recorded" -> new CallRecorded(
                body.getString("callId"),
                body.getString("kind"),
                body.getString("outcome"),
                body.getLong("durationMs"),
                body.getInteger("participantCount"),
                users(body, "participants"),
                users(body, "declined"),
                users(body, "missed")
            );
            default -> throw new IllegalStateException("unknown event in the log: " + type);
        };
    }

    private static List<Document> writeRemoved(MessagesRemoved removed) {
        return removed
            .messages()
            .stream()
            .map(message -> new Document("seq", message.seq()).append("author", message.author().value()))
            .toList();
    }

    private static MessagesRemoved readRemoved(Document body) {
        return new MessagesRemoved(
            body
                .getList("messages", Document.class)
                .stream()
                .map(message -> new RemovedMessage(message.getLong("seq"), new UserId(message.getString("author"))))
                .toList(),
            body.getLong("goneUpTo")
        );
    }

    private static MemberJoined readJoined(Document body) {
        @Nullable
        String invite = body.getString("invite");
        @Nullable
        String invitedBy = body.getString("invitedBy");
        return new MemberJoined(
            invite == null ? null : new InviteId(invite),
            invitedBy == null ? null : new UserId(invitedBy)
        );
    }

    private static Document type(String type) {
        return new Document("type", type);
    }

    private static @Nullable Ban ban(Document body) {
        return SanctionDocuments.readBan(body.get("ban", Document.class));
    }

    private static UserId user(Document body) {
        return new UserId(body.getString("user"));
    }

    private static List<String> ids(List<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }

    private static List<UserId> users(Document body, String field) {
        return body.getList(field, String.class).stream().map(UserId::new).toList();
    }

    private static List<Document> writeNewMembers(List<NewMember> members) {
        return members
            .stream()
            .map(member -> new Document("user", member.userId().value()).append("role", member.role().name()))
            .toList();
    }

    private static List<NewMember> readNewMembers(Document body) {
        return body
            .getList("members", Document.class)
            .stream()
            .map(member -> new NewMember(user(member), Role.valueOf(member.getString("role"))))
            .toList();
    }

    /** Null also for what a newer node knows: what holds stands beside it. */
    private static @Nullable SanctionChange sanctionChange(@Nullable String name) {
        return Arrays.stream(SanctionChange.values())
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElse(null);
    }
}
