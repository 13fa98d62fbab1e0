package dev.parley.chat.member;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
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

/** One document a user: by whom they are added, which requests wait for them, and which they have declined. */
@Component
class Additions {

    /** Requests that wait for one user, and declined ones that are remembered. */
    static final int MOST = 200;

    private static final String ADDED_BY = "addedBy";
    private static final String OPEN = "open";
    private static final String DECLINED = "declined";

    private final MongoCollection<Document> additions;
    private final OnceUpdates once;

    Additions(MongoTemplate mongo, OnceUpdates once) {
        this.additions = mongo.getCollection("additions");
        this.once = once;
    }

    /** What each of the users chose; who chose nothing is left out. */
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

    /** The requests that wait for the user, the first one first. */
    List<ChatRequest> of(UserId userId) {
        var found = additions.find(Filters.eq("_id", userId.value())).first();
        return found == null ? List.of() : open(found);
    }

    /**
     * Has the user asked, once for a chat. Whom the user has declined in this chat asks no more, without being told so.
     *
     * @return whether there is a request more
     * @throws ParleyException {@code REQUEST_LIMIT_REACHED}
     */
    boolean ask(Intent intent, UserId userId, ChatId chatId, Instant at) {
        String from = intent.actor().value();
        return once
            .update(additions, userId.value(), intent.key() + "/" + chatId, document -> {
                boolean declined = document.getList(DECLINED, String.class, List.of()).contains(chatId + "/" + from);
                if (declined || find(document, chatId).isPresent()) {
                    return null;
                }
                if (open(document).size() >= MOST) {
                    throw new ParleyException(ErrorCode.REQUEST_LIMIT_REACHED, Map.of("userId", userId.value()));
                }
                var request = new Document("chat", chatId.value()).append("from", from).append("at", Date.from(at));
                return Updates.push(OPEN, request);
            })
            .isPresent();
    }

    /** Takes a request away that was accepted. */
    void settle(Intent intent, ChatId chatId) {
        once.update(additions, intent.actor().value(), intent.key() + "/settle", document ->
            find(document, chatId).isEmpty() ? null : Updates.pull(OPEN, new Document("chat", chatId.value()))
        );
    }

    /** Takes a request away and remembers that its sender asks no more. Returns whether there was one. */
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
