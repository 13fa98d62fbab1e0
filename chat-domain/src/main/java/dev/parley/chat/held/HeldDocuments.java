package dev.parley.chat.held;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.held.HeldMessage.File;
import dev.parley.chat.held.HeldMessage.Place;
import dev.parley.chat.held.HeldMessage.State;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Held messages as MongoDB documents. */
final class HeldDocuments {

    private HeldDocuments() {}

    static Document write(HeldMessage message) {
        return new Document("_id", message.id().value())
            .append("at", Date.from(message.at()))
            .append("chat", message.place().chatId().value())
            .append("type", message.place().type().name())
            .append("title", message.place().title())
            .append("sender", message.sender().value())
            .append("clientId", message.clientId())
            .append("text", message.text())
            .append("replyTo", message.replyTo())
            .append(
                "files",
                message
                    .files()
                    .stream()
                    .map(file -> new Document("id", file.id().value()).append("name", file.name()))
                    .toList()
            )
            .append("word", message.word())
            .append("state", message.state().name());
    }

    static HeldMessage read(Document message) {
        String refused = message.getString("refused");
        return new HeldMessage(
            new HeldMessageId(message.getString("_id")),
            message.getDate("at").toInstant(),
            new Place(
                new ChatId(message.getString("chat")),
                ChatType.valueOf(message.getString("type")),
                message.getString("title")
            ),
            new UserId(message.getString("sender")),
            message.getString("clientId"),
            message.getString("text"),
            message.getLong("replyTo"),
            message
                .getList("files", Document.class, List.of())
                .stream()
                .map(file -> new File(new AttachmentId(file.getString("id")), file.getString("name")))
                .toList(),
            message.getString("word"),
            State.valueOf(message.getString("state")),
            refused == null ? null : ErrorCode.valueOf(refused)
        );
    }
}
