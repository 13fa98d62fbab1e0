package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.EventBody.RemovedMessage;
import java.util.ArrayList;
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

    private static final String STATE = KeptVersions.STATE;
    private static final String DELETED = KeptVersions.DELETED;

    private final MongoCollection<Document> events;
    private final KeptVersions versions;

    MessageProjection(MongoCollection<Document> events, KeptVersions versions) {
        this.events = events;
        this.versions = versions;
    }

    void carryOver(LoggedEvent event) {
        switch (event.body()) {
            case MessageEdited edited -> edit(event, edited);
            case MessageDeleted deleted -> delete(event, List.of(deleted.target()));
            case MessagesRemoved removed -> delete(
                event,
                removed.messages().stream().map(RemovedMessage::seq).toList()
            );
            case ReactionChanged changed -> react(event, changed);
            default -> {
                // Changes no message.
            }
        }
    }

    /** It may come late: after a later edit it is a version all the same, and after the deletion it has no words. */
    private void edit(LoggedEvent event, MessageEdited edited) {
        versions.beforeEdit(event, edited.target());
        boolean isNewest = update(
            event,
            edited.target(),
            Filters.and(notLaterThan(KeptVersions.EDIT_SEQ, event), Filters.ne(DELETED, true)),
            Updates.set("body.text", edited.text()),
            Updates.set("body.mentions", MessageDocuments.write(edited.mentions())),
            Updates.set(KeptVersions.EDIT_SEQ, event.seq()),
            Updates.set(STATE + "editedAt", Date.from(event.at())),
            Updates.addToSet(KeptVersions.EDITS, event.seq())
        );
        if (!isNewest) {
            versions.addLate(event, edited.target());
        }
    }

    /** Takes the words out of the messages, with those they had first, and out of the edits they had. */
    private void delete(LoggedEvent event, List<Long> targets) {
        var edits = versions.edits(event.chatId(), targets);
        events.updateMany(
            Filters.in("_id", EventDocuments.ids(event.chatId(), targets)),
            Updates.combine(
                Updates.set("body.text", ""),
                Updates.set("body.mentions", List.of()),
                Updates.set("body.forwarded", null),
                Updates.set("body.attachments", List.of()),
                Updates.set(DELETED, true),
                Updates.unset(STATE + "reactions"),
                Updates.unset(KeptVersions.FIRST),
                Updates.max(STATE + "rev", event.seq())
            )
        );
        versions.takeWords(event.chatId(), edits);
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

    /** @return whether the message is as the condition wants it */
    private boolean update(LoggedEvent event, long target, Bson condition, Bson... changes) {
        var all = new ArrayList<>(List.of(changes));
        all.add(Updates.max(STATE + "rev", event.seq()));
        var updated = events.updateOne(
            Filters.and(Filters.eq("_id", EventDocuments.id(event.chatId(), target)), condition),
            Updates.combine(all)
        );
        return updated.getMatchedCount() > 0;
    }
}
