package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Messages as MongoDB documents. The state of a message lies in the document of its event, so that a page of history is
 * one look-up; {@link MessageProjection} keeps it.
 */
final class MessageDocuments {

    private MessageDocuments() {}

    static Document write(Document body, MessageSent sent) {
        var content = sent.content();
        return body
            .append("clientId", content.clientId())
            .append("text", content.text())
            .append("replyTo", content.replyTo())
            .append("mentions", write(content.mentions()))
            .append("forwarded", write(content.forwarded()))
            .append("attachments", AttachmentDocuments.write(content.attachments()))
            .append("webhook", write(content.webhook()))
            .append("run", write(content.run()));
    }

    private static @Nullable Document write(@Nullable WebhookAuthor author) {
        return author == null ? null : new Document("name", author.name()).append("picture", author.picture());
    }

    private static @Nullable WebhookAuthor readAuthor(@Nullable Document author) {
        return author == null ? null : new WebhookAuthor(author.getString("name"), author.getString("picture"));
    }

    private static @Nullable Document write(@Nullable RunNote run) {
        return run == null ? null : new Document("user", run.user().value()).append("name", run.name());
    }

    private static @Nullable RunNote readRun(@Nullable Document run) {
        return run == null ? null : new RunNote(new UserId(run.getString("user")), run.getString("name"));
    }

    static List<Document> write(List<Mention> mentions) {
        return mentions
            .stream()
            .map(mention ->
                new Document("user", mention.userId() instanceof UserId userId ? userId.value() : null)
                    .append("start", mention.start())
                    .append("length", mention.length())
            )
            .toList();
    }

    /** Nobody in what was written before there were mentions. */
    static List<Mention> readMentions(Document body) {
        return body
            .getList("mentions", Document.class, List.of())
            .stream()
            .map(mention -> {
                String user = mention.getString("user");
                return new Mention(
                    user == null ? null : new UserId(user),
                    mention.getInteger("start"),
                    mention.getInteger("length")
                );
            })
            .toList();
    }

    private static @Nullable Document write(@Nullable ForwardOrigin origin) {
        if (origin == null) {
            return null;
        }
        return new Document("author", origin.author().value())
            .append("chat", origin.chatId() instanceof ChatId chatId ? chatId.value() : null)
            .append("seq", origin.seq());
    }

    private static @Nullable ForwardOrigin readOrigin(@Nullable Document origin) {
        if (origin == null) {
            return null;
        }
        String chatId = origin.getString("chat");
        return new ForwardOrigin(
            new UserId(origin.getString("author")),
            chatId == null ? null : new ChatId(chatId),
            origin.getLong("seq")
        );
    }

    static MessageSent readSent(Document body) {
        var content = new MessageContent(
            body.getString("clientId"),
            body.getString("text"),
            body.getLong("replyTo"),
            readMentions(body),
            readOrigin(body.get("forwarded", Document.class)),
            AttachmentDocuments.read(body),
            readAuthor(body.get("webhook", Document.class)),
            readRun(body.get("run", Document.class))
        );
        var state = body.get("state", Document.class);
        return new MessageSent(content, state == null ? MessageState.UNTOUCHED : readState(state));
    }

    /** Without the reactions, which no list of chats shows. */
    static Document write(MessageState state) {
        var editedAt = state.editedAt();
        return new Document("rev", state.rev())
            .append("editedAt", editedAt == null ? null : Date.from(editedAt))
            .append("deleted", state.deleted());
    }

    /** The field that holds whether a user reacts with an emoji: names of fields may have neither dots nor dollars. */
    static String reactionField(UserId userId, String emoji) {
        return userId + "_" + HexFormat.of().formatHex(emoji.getBytes(StandardCharsets.UTF_8));
    }

    /** No {@code rev} is there while the first edit is only being written; see {@link MessageProjection}. */
    private static MessageState readState(Document state) {
        var editedAt = state.getDate("editedAt");
        return new MessageState(
            state.get("rev", MessageState.UNTOUCHED.rev()),
            editedAt == null ? null : editedAt.toInstant(),
            state.getBoolean("deleted", false),
            readReactions(state.get("reactions", new Document()))
        );
    }

    private static Map<String, List<UserId>> readReactions(Document reactions) {
        var byEmoji = new LinkedHashMap<String, List<UserId>>();
        reactions
            .values()
            .stream()
            .map(Document.class::cast)
            .filter(reaction -> reaction.getBoolean("on"))
            .sorted(Comparator.comparingLong(reaction -> reaction.getLong("seq")))
            .forEach(reaction ->
                byEmoji
                    .computeIfAbsent(reaction.getString("emoji"), _ -> new ArrayList<>())
                    .add(new UserId(reaction.getString("user")))
            );
        return byEmoji;
    }
}
