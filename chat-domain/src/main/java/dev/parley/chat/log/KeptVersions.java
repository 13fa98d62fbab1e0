package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.EventBody.MessageSent;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What edits have replaced: the first text of a message is in its own document, each later one in the event of its edit. So an
 * edit needs no write beside the one that makes it durable, and what it replaces is where it was until it is kept.
 */
final class KeptVersions {

    /** How many edits of a message are kept, beside what it said first. */
    static final int EDITS_KEPT = 100;

    static final String STATE = "body.state.";
    static final String EDIT_SEQ = STATE + "editSeq";
    static final String EDITS = STATE + "edits";
    static final String DELETED = STATE + "deleted";

    /** What the message said before its first edit. */
    static final String FIRST = STATE + "first";

    /** Of an edit whose words are gone; one may also have had none, as of a message with files. */
    private static final String WORDLESS = "wordless";

    /** Of a message with edits that are forgotten. */
    private static final String THINNED = "thinned";

    private static final Bson EDITS_ALONE = Projections.include(EDITS);

    private final MongoCollection<Document> events;

    KeptVersions(MongoCollection<Document> events) {
        this.events = events;
    }

    /** Keeps what a first edit is about to replace, and makes room for it. May be repeated, also by several nodes. */
    void beforeEdit(LoggedEvent edit, long target) {
        var message = find(edit.chatId(), target);
        if (message != null) {
            keepFirstWords(message);
            forgetOldest(edit, message);
        }
    }

    /** The seqs of the edits of messages that are kept. */
    List<Long> edits(ChatId chatId, List<Long> seqs) {
        var found = new ArrayList<Long>();
        for (Document message : events
            .find(Filters.in("_id", EventDocuments.ids(chatId, seqs)))
            .projection(EDITS_ALONE)) {
            found.addAll(edits(message));
        }
        return found;
    }

    /** Whoever carries over the first edit keeps what it replaces. */
    private void keepFirstWords(Document message) {
        if (state(message).containsKey("editSeq")) {
            return;
        }
        var body = message.get("body", Document.class);
        var untouched = Filters.and(
            Filters.eq("_id", message.getString("_id")),
            Filters.exists(EDIT_SEQ, false),
            Filters.ne(DELETED, true)
        );
        events.updateOne(
            untouched,
            Updates.set(
                FIRST,
                new Document("text", body.getString("text")).append("mentions", body.get("mentions", List.of()))
            )
        );
    }

    /** Makes room for one more edit: the words of the oldest are taken out of the log before the message forgets them. */
    private void forgetOldest(LoggedEvent edit, Document message) {
        var before = edits(message)
            .stream()
            .filter(seq -> seq < edit.seq())
            .toList();
        if (before.size() < EDITS_KEPT) {
            return;
        }
        var oldest = before.subList(0, before.size() - EDITS_KEPT + 1);
        takeWords(edit.chatId(), oldest);
        events.updateOne(
            Filters.eq("_id", message.getString("_id")),
            Updates.combine(Updates.pullAll(EDITS, oldest), Updates.set(STATE + THINNED, true))
        );
    }

    /** Of an edit that is carried over after a later one or after the deletion of the message; mostly a repeat. */
    void addLate(LoggedEvent edit, long target) {
        var message = find(edit.chatId(), target);
        if (message == null || edits(message).contains(edit.seq())) {
            return;
        }
        if (isForgotten(edit, message) || !add(edit, message)) {
            takeWords(edit.chatId(), List.of(edit.seq()));
        }
    }

    private static boolean isForgotten(LoggedEvent edit, Document message) {
        return isThinned(message) && edit.seq() < edits(message).getFirst();
    }

    /** False where the message is deleted. */
    private boolean add(LoggedEvent edit, Document message) {
        var undeleted = Filters.and(Filters.eq("_id", message.getString("_id")), Filters.ne(DELETED, true));
        return events.updateOne(undeleted, Updates.addToSet(EDITS, edit.seq())).getMatchedCount() == 1;
    }

    /** Of edits that are no version any more. */
    void takeWords(ChatId chatId, List<Long> edits) {
        if (edits.isEmpty()) {
            return;
        }
        events.updateMany(
            Filters.in("_id", EventDocuments.ids(chatId, edits)),
            Updates.combine(
                Updates.set("body.text", ""),
                Updates.set("body.mentions", List.of()),
                Updates.set("body." + WORDLESS, true)
            )
        );
    }

    /**
     * What the message says and has said, the newest version first.
     *
     * @param before of the versions older than the one with this seq
     * @return nothing of what is no message, or is deleted
     */
    Optional<MessageVersions> versions(ChatId chatId, long seq, long before, int limit) {
        var message = find(chatId, seq);
        if (message == null || !(EventDocuments.read(message).body() instanceof MessageSent sent)) {
            return Optional.empty();
        }
        if (sent.state().deleted()) {
            return Optional.empty();
        }
        var older = new ArrayList<Long>();
        edits(message)
            .stream()
            .filter(each -> each < before)
            .forEach(older::addFirst);
        boolean firstIsKept = isFirstKept(message);
        if (firstIsKept && seq < before) {
            older.add(seq);
        } else if (older.isEmpty() && state(message).get("editSeq") instanceof Long last && last < before) {
            // Edited when no edit was noted yet: what it says now is all there is.
            older.add(last);
        }
        var page = older.subList(0, Math.min(limit, older.size()));
        return Optional.of(
            new MessageVersions(
                read(chatId, message, page),
                page.size() < older.size(),
                firstIsKept && !isThinned(message)
            )
        );
    }

    private static boolean isThinned(Document message) {
        return state(message).getBoolean(THINNED, false);
    }

    private static boolean isFirstKept(Document message) {
        return !state(message).containsKey("editSeq") || state(message).containsKey("first");
    }

    /** Those of the versions whose words have not been taken out meanwhile. */
    private List<MessageVersion> read(ChatId chatId, Document message, List<Long> seqs) {
        long first = message.getLong("seq");
        var body = message.get("body", Document.class);
        long now = state(message).get("editSeq", first);
        var found = new HashMap<Long, MessageVersion>();
        if (seqs.contains(first)) {
            var words = now == first ? body : state(message).get("first", Document.class);
            found.put(first, version(first, message.getDate("at"), words));
        }
        if (now != first && seqs.contains(now)) {
            found.put(now, version(now, state(message).getDate("editedAt"), body));
        }
        var ids = seqs
            .stream()
            .filter(seq -> !found.containsKey(seq))
            .map(seq -> EventDocuments.id(chatId, seq))
            .toList();
        if (!ids.isEmpty()) {
            for (Document edit : events.find(Filters.in("_id", ids))) {
                var words = edit.get("body", Document.class);
                if (!words.getBoolean(WORDLESS, false)) {
                    long seq = edit.getLong("seq");
                    found.put(seq, version(seq, edit.getDate("at"), words));
                }
            }
        }
        return seqs.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static MessageVersion version(long seq, Date at, Document words) {
        return new MessageVersion(seq, at.toInstant(), words.getString("text"), MessageDocuments.readMentions(words));
    }

    private @Nullable Document find(ChatId chatId, long seq) {
        return events.find(Filters.eq("_id", EventDocuments.id(chatId, seq))).first();
    }

    private static Document state(Document message) {
        return message.getEmbedded(List.of("body", "state"), new Document());
    }

    /** The oldest first. */
    private static List<Long> edits(Document message) {
        return state(message).getList("edits", Long.class, List.of()).stream().sorted().toList();
    }
}
