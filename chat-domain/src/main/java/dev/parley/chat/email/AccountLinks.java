package dev.parley.chat.email;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.chat.email.AccountLink.Kind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The links that were made and neither used nor have expired. Of a link's token only the hash is kept. */
@Component
class AccountLinks {

    private final MongoCollection<Document> links;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    AccountLinks(MongoTemplate mongo, Clock clock) {
        links = mongo.getCollection("account_links");
        links.createIndex(Indexes.ascending("user"));
        links.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.clock = clock;
    }

    /** The token of a new link, which is told to nobody again. */
    String make(AccountLink link, Duration lifetime) {
        String token = Secrets.random(random);
        links.insertOne(
            new Document("_id", Secrets.hash(token))
                .append("kind", link.kind().name())
                .append("user", link.userId().value())
                .append("password", link.password())
                .append("address", link.address())
                .append("expiresAt", Date.from(clock.instant().plus(lifetime)))
        );
        return token;
    }

    /** @throws ParleyException {@code LINK_INVALID} where there is none of this kind */
    AccountLink require(Kind kind, String token) {
        return read(links.find(byToken(kind, token)).first());
    }

    /** Takes it away, so that one alone can use it. @throws ParleyException {@code LINK_INVALID} where another was first */
    void take(Kind kind, String token) {
        read(links.findOneAndDelete(byToken(kind, token)));
    }

    /** Marks it as used, so that a repeat of the request is known. */
    void use(Kind kind, String token) {
        links.updateOne(byToken(kind, token), Updates.set("used", true));
    }

    void removeAll(UserId userId) {
        links.deleteMany(Filters.eq("user", userId.value()));
    }

    void removeAll(UserId userId, Kind kind) {
        links.deleteMany(Filters.and(Filters.eq("user", userId.value()), Filters.eq("kind", kind.name())));
    }

    private Bson byToken(Kind kind, String token) {
        return Filters.and(
            Filters.eq("_id", Secrets.hash(token)),
            Filters.eq("kind", kind.name()),
            Filters.gt("expiresAt", Date.from(clock.instant()))
        );
    }

    private static AccountLink read(@Nullable Document link) {
        return Optional.ofNullable(link)
            .map(found ->
                new AccountLink(
                    Kind.valueOf(found.getString("kind")),
                    new UserId(found.getString("user")),
                    found.getInteger("password"),
                    found.getString("address"),
                    found.get("used", false)
                )
            )
            .orElseThrow(() -> new ParleyException(ErrorCode.LINK_INVALID));
    }
}
