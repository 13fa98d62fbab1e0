package dev.parley.chat.invite;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.InviteId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The tokens by which invites are handed out: 128 random bits each. They are kept in plain text, because members who
 * may see an invite can copy its address later, but not in the logs, which go to all members. A token leads to chat and
 * invite; only the chat knows whether the invite is valid.
 */
@Component
class InviteTokens {

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final MongoCollection<Document> tokens;
    private final SecureRandom random = new SecureRandom();

    InviteTokens(MongoTemplate mongo) {
        tokens = mongo.getCollection("invite_tokens");
        tokens.createIndex(Indexes.ascending("token"), new IndexOptions().unique(true));
    }

    /** What a token leads to. */
    record Target(ChatId chatId, InviteId inviteId) {}

    /** Makes and keeps a token; to be called before the chat knows of the invite. */
    void make(ChatId chatId, InviteId inviteId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.insertOne(new Document("_id", inviteId.value()).append("token", token).append("chat", chatId.value()));
    }

    Optional<Target> find(String token) {
        if (!SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(tokens.find(Filters.eq("token", token)).first()).map(found ->
            new Target(new ChatId(found.getString("chat")), new InviteId(found.getString("_id")))
        );
    }

    Map<InviteId, String> of(Collection<InviteId> ids) {
        var byInvite = new HashMap<InviteId, String>();
        for (Document found : tokens.find(Filters.in("_id", values(ids)))) {
            byInvite.put(new InviteId(found.getString("_id")), found.getString("token"));
        }
        return byInvite;
    }

    void forget(Collection<InviteId> ids) {
        if (!ids.isEmpty()) {
            tokens.deleteMany(Filters.in("_id", values(ids)));
        }
    }

    private static Collection<String> values(Collection<InviteId> ids) {
        return ids.stream().map(InviteId::value).toList();
    }
}
