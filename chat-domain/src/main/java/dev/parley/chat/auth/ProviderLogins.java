package dev.parley.chat.auth;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The logins for which a provider vouches, and when it is to be asked about each of them again. */
@Component
public class ProviderLogins {

    static final String FIELD = "provider";

    private static final String CONFIRMED_AT = "confirmedAt";
    private static final String PATH_TOKEN = FIELD + "." + ProviderGrant.TOKEN;
    private static final String PATH_CONFIRMED = FIELD + "." + CONFIRMED_AT;
    private static final String PATH_IDENTITY = FIELD + "." + ProviderGrant.IDENTITY;
    private static final String PATH_SESSION = FIELD + "." + ProviderGrant.SESSION;

    private final MongoCollection<Document> sessions;
    private final AuthSessions all;
    private final Clock clock;

    ProviderLogins(MongoTemplate mongo, AuthSessions all, Clock clock) {
        this.sessions = mongo.getCollection(AuthSessions.COLLECTION);
        for (var kind : ProviderKind.values()) {
            this.sessions.createIndex(Indexes.ascending(kind.path()), new IndexOptions().sparse(true));
        }
        this.sessions.createIndex(Indexes.ascending(PATH_IDENTITY), new IndexOptions().sparse(true));
        this.all = all;
        this.clock = clock;
    }

    static Document beginning(ProviderGrant grant, Instant now) {
        return grant
            .write()
            .append(CONFIRMED_AT, Date.from(now))
            .append(grant.kind().due, Date.from(now.plus(grant.checkAfter())));
    }

    /**
     * Logins about which a provider of this kind is to be asked now. Nobody else gets one of them for as long as the lease; where its
     * node dies they are due again after that.
     */
    public List<ProviderLogin> takeDue(ProviderKind kind, int most, Duration lease) {
        var now = clock.instant();
        var taken = new ArrayList<ProviderLogin>();
        for (Document due : sessions
            .find(Filters.lte(kind.path(), Date.from(now)))
            .sort(Sorts.ascending(kind.path()))
            .limit(most)) {
            var unchanged = Filters.and(
                Filters.eq("_id", due.getString("_id")),
                Filters.eq(kind.path(), due.get(FIELD, Document.class).getDate(kind.due))
            );
            var leased = Updates.set(kind.path(), Date.from(now.plus(lease)));
            Optional.ofNullable(sessions.findOneAndUpdate(unchanged, leased))
                .map(ProviderLogins::read)
                .ifPresent(taken::add);
        }
        return taken;
    }

    /**
     * The provider still lets the user in.
     *
     * @param refreshToken the next one, sealed
     */
    public void confirm(ProviderLogin login, @Nullable String refreshToken, Duration nextCheck) {
        var now = clock.instant();
        sessions.updateOne(
            present(login.id()),
            Updates.combine(
                Updates.set(PATH_TOKEN, refreshToken),
                Updates.set(PATH_CONFIRMED, Date.from(now)),
                Updates.set(login.grant().kind().path(), Date.from(now.plus(nextCheck)))
            )
        );
    }

    /** The provider could not be asked. */
    public void postpone(ProviderLogin login, Duration nextCheck) {
        var due = Updates.set(login.grant().kind().path(), Date.from(clock.instant().plus(nextCheck)));
        sessions.updateOne(present(login.id()), due);
    }

    /**
     * Ends the logins of somebody at the provider.
     *
     * @param session of the provider; null for all
     * @return whose logins have ended
     */
    public List<ProviderLogin> end(String identity, @Nullable String session) {
        var filter =
            session == null
                ? Filters.eq(PATH_IDENTITY, identity)
                : Filters.and(
                      Filters.eq(PATH_IDENTITY, identity),
                      // A login whose session was not told may be of this one.
                      Filters.or(Filters.eq(PATH_SESSION, session), Filters.eq(PATH_SESSION, null))
                  );
        return end(filter);
    }

    /** As {@link #end}, of a session of the provider whose user it does not tell. */
    public List<ProviderLogin> endSession(String session) {
        return end(Filters.eq(PATH_SESSION, session));
    }

    private List<ProviderLogin> end(Bson which) {
        var ended = new ArrayList<ProviderLogin>();
        for (Document found : sessions.find(which)) {
            ended.add(read(found));
        }
        ended.forEach(each -> all.revoke(each.id()));
        return ended;
    }

    private static Bson present(AuthSessionId id) {
        return Filters.and(Filters.eq("_id", id.value()), Filters.exists(FIELD));
    }

    private static ProviderLogin read(Document session) {
        var provider = session.get(FIELD, Document.class);
        return new ProviderLogin(
            new AuthSessionId(session.getString("_id")),
            new UserId(session.getString("user")),
            ProviderGrant.read(provider),
            provider.getDate(CONFIRMED_AT).toInstant()
        );
    }
}
