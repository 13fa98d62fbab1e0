package dev.parley.chat.inbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Changes the preferences in the users' {@link Inboxes inboxes}. */
@Component
public class InboxPreferences {

    private static final FindOneAndUpdateOptions CHANGED = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );

    private final MongoCollection<Document> inboxes;
    private final OnceUpdates once;

    InboxPreferences(MongoTemplate mongo, OnceUpdates once) {
        inboxes = mongo.getCollection(InboxDocuments.COLLECTION);
        this.once = once;
    }

    /**
     * @param until null to unmute
     * @return nothing where the same was done before
     */
    public Optional<ChatPreferences> mute(Intent intent, ChatId chatId, @Nullable Instant until) {
        var path = InboxDocuments.path(chatId, InboxDocuments.MUTED_UNTIL);
        return prefer(intent, chatId, until == null ? Updates.unset(path) : Updates.set(path, Date.from(until)));
    }

    /**
     * @param seq the head of the chat, 0 to take it out of the archive
     * @return nothing where the same was done before
     */
    public Optional<ChatPreferences> archive(Intent intent, ChatId chatId, long seq) {
        return prefer(intent, chatId, Updates.set(InboxDocuments.path(chatId, InboxDocuments.ARCHIVED_SEQ), seq));
    }

    /** @return nothing where the same was done before */
    public Optional<ChatPreferences> markUnread(Intent intent, ChatId chatId, boolean marked) {
        return prefer(intent, chatId, Updates.set(InboxDocuments.path(chatId, InboxDocuments.MARKED_UNREAD), marked));
    }

    /** Takes the mark away that makes the chat unread. @return nothing where there was none */
    public Optional<ChatPreferences> unmark(UserId userId, ChatId chatId) {
        var path = InboxDocuments.path(chatId, InboxDocuments.MARKED_UNREAD);
        var marked = Filters.and(Filters.eq("_id", userId.value()), Filters.eq(path, true));
        var inbox = inboxes.findOneAndUpdate(marked, counted(chatId, Updates.unset(path)), CHANGED);
        return Optional.ofNullable(inbox).map(found -> preferences(found, chatId));
    }

    /** Puts these chats at the top, instead of those before. @return nothing where the same was done before */
    public Optional<PinnedChats> pin(Intent intent, List<ChatId> chatIds) {
        return change(
            intent,
            Updates.combine(
                Updates.set("pinned.chats", chatIds.stream().map(ChatId::value).toList()),
                Updates.inc("pinned.rev", 1L)
            )
        ).map(InboxDocuments::readPinned);
    }

    private Optional<ChatPreferences> prefer(Intent intent, ChatId chatId, Bson change) {
        return change(intent, counted(chatId, change)).map(inbox -> preferences(inbox, chatId));
    }

    private static Bson counted(ChatId chatId, Bson change) {
        return Updates.combine(change, Updates.inc(InboxDocuments.path(chatId, InboxDocuments.REV), 1L));
    }

    private static ChatPreferences preferences(Document inbox, ChatId chatId) {
        return InboxDocuments.readPreferences(inbox.getEmbedded(List.of("chats", chatId.value()), Document.class));
    }

    private Optional<Document> change(Intent intent, Bson change) {
        return once.update(inboxes, intent.actor().value(), intent.key(), _ -> change);
    }
}
