package dev.parley.chat.member;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** One document per user: who may add them, their open requests, and those they have declined. */
@Component
class Additions {

    /** Limit of open requests to one user, and of declined ones that are remembered. */
    private static final int MOST = 200;
    /** Limit of open requests by one sender to one user. */
    private static final int MOST_OF_SENDER = 10;

    private static final String ADDED_BY = "addedBy";
    private static final String OPEN = "open";
    private static final String DECLINED = "declined";

    private final MongoCollection<Document> additions;
    private final OnceUpdates once;

    Additions(MongoTemplate mongo, OnceUpdates once) {
        this.additions = mongo.getCollection("additions");
        this.once = once;
    }

    /** What each of the users has chosen; users who have not chosen are left out. */
    Map<UserId, AddedBy> choices(Collection<UserId> users) {
        var choices = new HashMap<UserId, AddedBy>();
        for (Document found : additions.find(Filters.in("_id", users.stream().map(UserId::value).toList()))) {
            Optional.ofNullable(found.getString(ADDED_BY)).ifPresent(choice ->
                choices.put(new UserId(found.getString("_id")), AddedBy.valueOf(choice))
            );
        }
        return choices;
    }

    void choose(Intent intent, AddedBy choice) {
        once.update(additions, intent.actor().value(), intent.key(), _ -> Updates.set(ADDED_BY, choice.name()));
    }

    /** The user's open requests, oldest first. */
    List<ChatRequest> of(UserId userId) {
        var found = additions.find(Filters.eq("_id", userId.value())).first();
        return found == null ? List.of() : open(found);
    }

    /**
     * Adds a request, unless the user has one for the chat. If the user has declined this sender for this chat, the
     * request is silently ignored.
     *
     * @return whether a request was added
     */
    boolean ask(Intent intent, UserId userId, ChatId chatId, Instant at) {
        String from = intent.actor().value();
        return once
            .update(additions, userId.value(), intent.key() + "/" + chatId, document -> {
                boolean declined = document.getList(DECLINED, String.class, List.of()).contains(chatId + "/" + from);
                if (declined || find(document, chatId).isPresent() || !hasRoom(open(document), intent.actor())) {
                    return null;
                }
                var request = new Document("chat", chatId.value()).append("from", from).append("at", Date.from(at));
                return Updates.push(OPEN, request);
            })
            .isPresent();
    }

    /** Whether this sender may have one more open request. */
    static boolean hasRoom(List<ChatRequest> open, UserId sender) {
        long ofSender = open
            .stream()
            .filter(request -> request.from().equals(sender))
            .count();
        return open.size() < MOST && ofSender < MOST_OF_SENDER;
    }

    /** Removes requests that can no longer be accepted, or that were accepted. */
    void forget(UserId userId, Collection<ChatId> chatIds) {
        var ids = chatIds.stream().map(ChatId::value).toList();
        additions.updateOne(
            Filters.eq("_id", userId.value()),
            Updates.combine(Updates.pull(OPEN, Filters.in("chat", ids)), Updates.inc(OnceUpdates.COUNT, 1L))
        );
    }

    /** Removes a request and remembers that its sender may not ask again. Returns whether there was one. */
    boolean decline(Intent intent, ChatId chatId) {
        return once
            .update(additions, intent.actor().value(), intent.key(), document ->
                find(document, chatId)
                    .map(request ->
                        Updates.combine(
                            Updates.pull(OPEN, new Document("chat", chatId.value())),
                            Updates.pushEach(
                                DECLINED,
                                List.of(chatId + "/" + request.from()),
                                new PushOptions().slice(-MOST)
                            )
                        )
                    )
                    .orElse(null)
            )
            .isPresent();
    }

    void delete(UserId userId) {
        additions.deleteOne(Filters.eq("_id", userId.value()));
    }

    private static Optional<ChatRequest> find(Document document, ChatId chatId) {
        return open(document)
            .stream()
            .filter(request -> request.chatId().equals(chatId))
            .findFirst();
    }

    private static List<ChatRequest> open(Document document) {
        return document
            .getList(OPEN, Document.class, List.of())
            .stream()
            .map(request ->
                new ChatRequest(
                    new ChatId(request.getString("chat")),
                    new UserId(request.getString("from")),
                    request.getDate("at").toInstant()
                )
            )
            .toList();
    }
}
