package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Events and chats as MongoDB documents. Written out rather than mapped by reflection: what is stored for years must not
 * follow from the name of a class.
 */
final class EventDocuments {

    static final String KEY = "key";

    private EventDocuments() {}

    static String id(ChatId chatId, long seq) {
        return chatId + ":" + seq;
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
            .append("body", writeBody(event.body()));
    }

    static LoggedEvent read(Document document) {
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

    private static Document writeBody(EventBody body) {
        return switch (body) {
            case ChatCreated created -> new Document("type", "chat.created")
                .append("chatType", created.type().name())
                .append("title", created.title())
                .append("members", writeNewMembers(created.members()));
            case MembersAdded added -> new Document("type", "members.added").append(
                "members",
                writeNewMembers(added.members())
            );
            case MessageSent sent -> new Document("type", "message.sent")
                .append("clientId", sent.clientId())
                .append("text", sent.text());
            case CallRecorded call -> new Document("type", "call.recorded")
                .append("callId", call.callId())
                .append("kind", call.kind())
                .append("outcome", call.outcome())
                .append("durationMs", call.durationMs());
        };
    }

    private static EventBody readBody(Document body) {
        String type = body.getString("type");
        return switch (type) {
            case "chat.created" -> new ChatCreated(
                ChatType.valueOf(body.getString("chatType")),
                body.getString("title"),
                readNewMembers(body)
            );
            case "members.added" -> new MembersAdded(readNewMembers(body));
            case "message.sent" -> new MessageSent(body.getString("clientId"), body.getString("text"));
            case "call.recorded" -> new CallRecorded(
                body.getString("callId"),
                body.getString("kind"),
                body.getString("outcome"),
                body.getLong("durationMs")
            );
            default -> throw new IllegalStateException("unknown event in the log: " + type);
        };
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
            .map(member -> new NewMember(new UserId(member.getString("user")), Role.valueOf(member.getString("role"))))
            .toList();
    }
}
