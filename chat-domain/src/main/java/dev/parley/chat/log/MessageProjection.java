package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.ReactionChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Carries what later events did to a message into the message's own document. Each change is safe to repeat and takes
 * effect only over an older one of its kind, so that nodes may carry over the events of one chat at the same time, in
 * any order; after a crash it is done again from the last snapshot on.
 */
final class MessageProjection {

    private static final String STATE = "body.state.";

    /** What the message said before its first edit; what it said later is in the edits. */
    private static final String FIRST = STATE + "first";

    private static final Bson NO_WORDS = Updates.combine(
        Updates.set("body.text", ""),
        Updates.set("body.mentions", List.of())
    );

    private final MongoCollection<Document> events;

    MessageProjection(MongoCollection<Document> events) {
        this.events = events;
    }

    void carryOver(LoggedEvent event) {
        switch (event.body()) {
            case MessageEdited edited -> edit(event, edited);
            case MessageDeleted deleted -> delete(event, deleted);
            case ReactionChanged changed -> react(event, changed);
            default -> {
                // Changes no message.
            }
        }
    }

    private void edit(LoggedEvent event, MessageEdited edited) {
        keepFirstWords(event, edited.target());
        update(
            event,
            edited.target(),
            Filters.and(notLaterThan(STATE + "editSeq", event), Filters.ne(STATE + "deleted", true)),
            Updates.set("body.text", edited.text()),
            Updates.set("body.mentions", MessageDocuments.write(edited.mentions())),
            Updates.set(STATE + "editSeq", event.seq()),
            Updates.set(STATE + "editedAt", Date.from(event.at())),
            Updates.addToSet(STATE + "edits", event.seq())
        );
    }

    /** Of a message without an edit: whoever carries one over first keeps what it is about to replace. */
    private void keepFirstWords(LoggedEvent event, long target) {
        var untouched = Filters.and(
            Filters.eq("_id", EventDocuments.id(event.chatId(), target)),
            Filters.exists(STATE + "editSeq", false),
            Filters.ne(STATE + "deleted", true)
        );
        var message = events.find(untouched).first();
        if (message != null) {
            var body = message.get("body", Document.class);
            events.updateOne(
                untouched,
                Updates.set(
                    FIRST,
                    new Document("text", body.getString("text")).append("mentions", body.get("mentions", List.of()))
                )
            );
        }
    }

    /**
     * All that the message has said, the first version first; of more than {@code limit} edits the newest.
     *
     * @return nothing of what is no message, or is deleted
     */
    List<MessageVersion> versions(ChatId chatId, long seq, int limit) {
        var message = events.find(Filters.eq("_id", EventDocuments.id(chatId, seq))).first();
        if (message == null || !(EventDocuments.read(message).body() instanceof MessageSent sent)) {
            return List.of();
        }
        if (sent.state().deleted()) {
            return List.of();
        }
        var body = message.get("body", Document.class);
        var versions = new ArrayList<MessageVersion>();
        versions.add(version(message, body.getEmbedded(List.of("state", "first"), body)));
        var edits = body.getEmbedded(List.of("state", "edits"), List.<Long>of()).stream().sorted().toList();
        var newest = edits.subList(Math.max(0, edits.size() - limit), edits.size());
        for (Document edit : events.find(
            Filters.in(
                "_id",
                newest
                    .stream()
                    .map(each -> EventDocuments.id(chatId, each))
                    .toList()
            )
        )) {
            versions.add(version(edit, edit.get("body", Document.class)));
        }
        versions.sort(Comparator.comparingLong(MessageVersion::seq));
        return versions;
    }

    private static MessageVersion version(Document event, Document words) {
        return new MessageVersion(
            event.getLong("seq"),
            event.getDate("at").toInstant(),
            words.getString("text"),
            MessageDocuments.readMentions(words)
        );
    }

    /** Takes the words out of the message, with those it had first, and out of the edits it had. */
    private void delete(LoggedEvent event, MessageDeleted deleted) {
        var target = events.find(Filters.eq("_id", EventDocuments.id(event.chatId(), deleted.target()))).first();
        update(
            event,
            deleted.target(),
            new Document(),
            Updates.set("body.text", ""),
            Updates.set("body.mentions", List.of()),
            Updates.set("body.forwarded", null),
            Updates.set("body.attachments", List.of()),
            Updates.set(STATE + "deleted", true),
            Updates.unset(STATE + "reactions"),
            Updates.unset(FIRST)
        );
        if (target != null) {
            var edits = target.getEmbedded(List.of("body", "state", "edits"), List.<Long>of());
            var ids = edits
                .stream()
                .map(seq -> EventDocuments.id(event.chatId(), seq))
                .toList();
            events.updateMany(Filters.in("_id", ids), NO_WORDS);
        }
    }

    private void react(LoggedEvent event, ReactionChanged changed) {
        String field = STATE + "reactions." + MessageDocuments.reactionField(event.actor(), changed.emoji());
        update(
            event,
            changed.target(),
            Filters.and(notLaterThan(field + ".seq", event), Filters.ne(STATE + "deleted", true)),
            Updates.set(
                field,
                new Document("seq", event.seq())
                    .append("user", event.actor().value())
                    .append("emoji", changed.emoji())
                    .append("on", changed.added())
            )
        );
    }

    private static Bson notLaterThan(String field, LoggedEvent event) {
        return Filters.not(Filters.gte(field, event.seq()));
    }

    private void update(LoggedEvent event, long target, Bson condition, Bson... changes) {
        var all = new ArrayList<>(List.of(changes));
        all.add(Updates.max(STATE + "rev", event.seq()));
        events.updateOne(
            Filters.and(Filters.eq("_id", EventDocuments.id(event.chatId(), target)), condition),
            Updates.combine(all)
        );
    }
}
