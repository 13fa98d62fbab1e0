package dev.parley.chat.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** The webhooks of all chats, to administrators: where they lead and how they fare, never what they are told. */
@Service
public class AllWebhooks {

    private static final int PAGE = 50;

    private final MongoCollection<Document> webhooks;
    private final Administrators administrators;
    private final ChatLog chats;
    private final Users users;

    AllWebhooks(MongoTemplate mongo, Administrators administrators, ChatLog chats, Users users) {
        this.webhooks = mongo.getCollection(WebhookStore.COLLECTION);
        this.administrators = administrators;
        this.chats = chats;
        this.users = users;
    }

    /**
     * @param title of the chat; empty where it is gone
     * @param responsible null where the account is gone
     */
    public record Listed(Webhook webhook, String title, @Nullable User responsible) {}

    /** @param next the id after which the next page begins, null at the end */
    public record Page(List<Listed> webhooks, @Nullable WebhookId next) {}

    /**
     * The latest first, {@value #PAGE} a page.
     *
     * @param after {@link Page#next} of the page before, or null
     * @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN} for who is no administrator
     */
    public Page list(UserId actor, @Nullable WebhookId after) {
        administrators.require(actor);
        var found = new ArrayList<Webhook>();
        for (Document document : webhooks
            .find(after == null ? Filters.empty() : Filters.lt("_id", after.value()))
            .sort(Sorts.descending("_id"))
            .limit(PAGE + 1)) {
            found.add(WebhookDocuments.read(document));
        }
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        return new Page(named(page), more ? page.getLast().id() : null);
    }

    private List<Listed> named(List<Webhook> page) {
        Map<ChatId, Chat> of = chats
            .findAll(page.stream().map(Webhook::chatId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
        Map<UserId, User> people = users
            .all(page.stream().map(Webhook::responsible).distinct().toList())
            .stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
        return page
            .stream()
            .map(webhook -> {
                var chat = of.get(webhook.chatId());
                return new Listed(
                    webhook,
                    chat == null ? "" : chat.profile().title(),
                    people.get(webhook.responsible())
                );
            })
            .toList();
    }
}
