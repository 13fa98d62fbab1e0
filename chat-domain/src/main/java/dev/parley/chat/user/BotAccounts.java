package dev.parley.chat.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.text.WordStarts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The accounts of programs. They stand among the users, so that a name belongs to one of either. */
@Component
public class BotAccounts {

    static final String DESCRIPTION = "description";
    static final String OWNER = "owner";
    /** Of bots without an owner, so that they are found by an index. */
    private static final String SERVERS = "ofServer";

    private static final int AMONG_AT_ONCE = 2_000;
    private static final int REMEMBERED = 50_000;

    private final MongoCollection<Document> users;
    private final Users all;
    private final OnceUpdates once;
    /** Whose a bot is never changes; empty for the bots of the server and for people. */
    private final Cache<UserId, Optional<UserId>> owners = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    BotAccounts(MongoTemplate mongo, Users all, OnceUpdates once) {
        this.users = mongo.getCollection(UserDocuments.COLLECTION);
        this.all = all;
        this.once = once;
        users.createIndex(Indexes.ascending(OWNER));
        users.createIndex(Indexes.ascending(SERVERS), new IndexOptions().sparse(true));
    }

    /** @throws ParleyException as {@link Users#add} */
    public void add(Bot bot) {
        var more = new Document(UserDocuments.BOT, true).append(DESCRIPTION, bot.description());
        if (bot.owner() instanceof UserId owner) {
            more.append(OWNER, owner.value());
        } else {
            more.append(SERVERS, true);
        }
        all.insert(bot.account(), more);
    }

    /** Forgets one that has just been added, after all, and frees its name. */
    public void takeBack(UserId id) {
        users.deleteOne(Filters.and(byId(id), isBot()));
    }

    /** The user's bots that are not deleted, the latest first. */
    public List<Bot> of(UserId owner) {
        return all(Filters.eq(OWNER, owner.value()));
    }

    /** As {@link #of}, those of the server. */
    public List<Bot> ofServer() {
        return all(Filters.eq(SERVERS, true));
    }

    private List<Bot> all(Bson whose) {
        var bots = new ArrayList<Bot>();
        for (Document found : users.find(Filters.and(whose, present())).sort(Sorts.descending("createdAt", "_id"))) {
            bots.add(bot(found));
        }
        return bots;
    }

    /** One that is not deleted. */
    public Optional<Bot> find(UserId id) {
        return Optional.ofNullable(users.find(Filters.and(byId(id), isBot(), present())).first()).map(BotAccounts::bot);
    }

    public boolean isBot(UserId id) {
        return !among(List.of(id)).isEmpty();
    }

    /** Those of the users who are bots. */
    public Set<UserId> among(Collection<UserId> ids) {
        var values = ids.stream().map(UserId::value).toList();
        var bots = new HashSet<UserId>();
        for (int from = 0; from < values.size(); from += AMONG_AT_ONCE) {
            var chunk = values.subList(from, Math.min(values.size(), from + AMONG_AT_ONCE));
            for (Document found : users
                .find(Filters.and(Filters.in("_id", chunk), isBot()))
                .projection(Projections.include("_id"))) {
                bots.add(new UserId(found.getString("_id")));
            }
        }
        return bots;
    }

    /** The bots among the users, each with the user who has made it. */
    public Map<UserId, UserId> owners(Collection<UserId> ids) {
        var owners = new HashMap<UserId, UserId>();
        var values = ids.stream().map(UserId::value).toList();
        for (Document found : users
            .find(Filters.and(Filters.in("_id", values), Filters.exists(OWNER)))
            .projection(Projections.include(OWNER))) {
            owners.put(new UserId(found.getString("_id")), new UserId(found.getString(OWNER)));
        }
        return owners;
    }

    /** The user who has made the bot, if it is one of a user; from memory where it was asked before. */
    public Optional<UserId> ownerOf(UserId id) {
        return owners.get(id, asked -> Optional.ofNullable(owners(List.of(asked)).get(asked)));
    }

    /**
     * Calls and describes a bot otherwise.
     *
     * @param intent of the bot itself
     * @return false where the same was done before
     * @throws ParleyException {@code BOT_NOT_FOUND} also for one that is deleted
     */
    public boolean change(Intent intent, String displayName, String description) {
        return once
            .update(users, intent.actor().value(), intent.key(), user -> {
                if (!user.containsKey(UserDocuments.BOT) || user.containsKey(UserDocuments.DELETED_AT)) {
                    throw new ParleyException(ErrorCode.BOT_NOT_FOUND, Map.of("botId", intent.actor().value()));
                }
                return Updates.combine(
                    Updates.set("displayName", displayName),
                    Updates.set("words", WordStarts.of(displayName)),
                    Updates.set(DESCRIPTION, description)
                );
            })
            .isPresent();
    }

    private static Bot bot(Document user) {
        @Nullable
        String owner = user.getString(OWNER);
        return new Bot(UserDocuments.read(user), owner == null ? null : new UserId(owner), user.get(DESCRIPTION, ""));
    }

    private static Bson byId(UserId id) {
        return Filters.eq("_id", id.value());
    }

    private static Bson isBot() {
        return Filters.exists(UserDocuments.BOT);
    }

    private static Bson present() {
        return Filters.exists(UserDocuments.DELETED_AT, false);
    }
}
