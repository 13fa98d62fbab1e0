package dev.parley.api.backup;

import com.mongodb.client.model.Filters;
import dev.parley.api.embedded.documents.Snapshot;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Which documents are a chat's, by the ways in which collections tell it.
 *
 * @param there the same, as MongoDB is asked for it
 */
record ChatDocuments(String collection, Predicate<BsonDocument> here, Bson there) {
    static final String EVENTS = "chat_events";
    static final String HANDLES = "handles";

    private static final String ID = "_id";

    /** What nobody comes across, and nothing is done with, while the first event of the log is missing. */
    static List<ChatDocuments> before(String chat) {
        return List.of(
            new ChatDocuments(
                EVENTS,
                document -> isAfterTheFirst(chat, id(document)),
                Filters.and(begins(chat + ":"), Filters.ne(ID, first(chat)))
            ),
            prefixed("mentions", chat + "/"),
            prefixed("deleted_messages", chat + "/"),
            prefixed("missed_calls", chat + "/"),
            prefixed("settled_keys", chat + "/"),
            with("invite_tokens", "chat", chat),
            with("incoming_webhooks", "chat", chat),
            with("avatars", "owner", chat),
            with("retention_holds", ID, chat)
        );
    }

    /** What has to wait for the chat: a node that meets it without would take it for left behind. */
    static List<ChatDocuments> after(String chat) {
        return List.of(
            with(EVENTS, ID, first(chat)),
            with("chats", ID, chat),
            with(HANDLES, "chat", chat),
            with("held_messages", "chat", chat),
            with("call_recordings", "chat", chat),
            with("retention", ID, chat)
        );
    }

    static String first(String chat) {
        return chat + ":1";
    }

    private static boolean isAfterTheFirst(String chat, String id) {
        return id.startsWith(chat + ":") && !id.equals(first(chat));
    }

    /** Of which a field has this value. */
    static ChatDocuments with(String collection, String field, String value) {
        return new ChatDocuments(collection, document -> value.equals(text(document, field)), Filters.eq(field, value));
    }

    /** Whose ids begin so. */
    private static ChatDocuments prefixed(String collection, String beginning) {
        return new ChatDocuments(collection, document -> id(document).startsWith(beginning), begins(beginning));
    }

    /** Of ids that begin so: up to the character after the last one. */
    static Bson begins(String beginning) {
        int last = beginning.length() - 1;
        return Filters.and(
            Filters.gte(ID, beginning),
            Filters.lt(ID, beginning.substring(0, last) + (char) (beginning.charAt(last) + 1))
        );
    }

    Stream<RawBsonDocument> in(Snapshot snapshot) {
        return all(snapshot, collection).filter(here);
    }

    /** All documents of a collection, none where there is no such. */
    static Stream<RawBsonDocument> all(Snapshot snapshot, String collection) {
        if (!snapshot.collections().contains(collection)) {
            return Stream.empty();
        }
        Iterator<RawBsonDocument> documents = snapshot.documents(collection);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, 0), false);
    }

    static String id(BsonDocument document) {
        return text(document, ID);
    }

    /** Empty where the field is missing, or no text. */
    static String text(BsonDocument document, String field) {
        var value = document.get(field);
        return value != null && value.isString() ? value.asString().getValue() : "";
    }
}
