package dev.parley.chat.auth;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.RefreshTokens.Generation;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * The logins of all users, each with a refresh token that changes at every use (RFC 9700, section 4.14.2). A token that
 * was used before is a sign of theft and revokes its auth session, except within 30 s: a second tab, or retries after a
 * lost answer, gets the next token once more. An auth session that began by a former password ends at its next refresh, if
 * the change of the password has not ended it.
 */
@Service
public class AuthSessions {

    static final String COLLECTION = "auth_sessions";

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final String PASSWORD = "password";
    private static final int MOST_LISTED = 100;
    private static final Duration REUSE_LEEWAY = Duration.ofSeconds(30);

    private final MongoCollection<Document> sessions;
    private final RefreshTokens tokens;
    private final LoginNotices notices;
    private final Users users;
    private final IdGenerator ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Locks locks;

    AuthSessions(
        MongoTemplate mongo,
        RefreshTokens tokens,
        LoginNotices notices,
        Users users,
        IdGenerator ids,
        Clock clock,
        ApplicationEventPublisher events,
        Locks locks
    ) {
        this.sessions = mongo.getCollection(COLLECTION);
        this.sessions.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.sessions.createIndex(Indexes.ascending("user"));
        this.tokens = tokens;
        this.notices = notices;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.locks = locks;
    }

    /**
     * Begins an auth session of somebody who has proved who they are.
     *
     * @param password the number of the password by which the user has logged in
     * @param known whether the account knows the device; of one that it does not the user's other logins are told
     * @throws ParleyException {@code ACCOUNT_LOCKED}
     */
    public Login open(UserId userId, int password, Whereabouts from, boolean known) {
        return open(userId, password, from, known, null);
    }

    /** As {@link #open(UserId, int, Whereabouts, boolean)}. @param grant of the provider that vouches for it, if one does */
    Login open(UserId userId, int password, Whereabouts from, boolean known, @Nullable ProviderGrant grant) {
        locks.requireUnlocked(userId);
        var now = clock.instant();
        var first = new Generation(new AuthSessionId(ids.next()), 1);
        if (!known) {
            notices.add(new AuthSession(first.sessionId(), userId, from, false, now, now));
        }
        var session = new Document("_id", first.sessionId().value())
            .append("user", userId.value())
            .append("generation", first.number())
            .append(PASSWORD, password)
            .append(AuthSession.KNOWN, known)
            .append("createdAt", Date.from(now))
            .append("rotatedAt", Date.from(now))
            .append("expiresAt", Date.from(now.plus(LIFETIME)));
        from.write(session);
        if (grant != null) {
            session.append(ProviderLogins.FIELD, ProviderLogins.beginning(grant, now));
        }
        sessions.insertOne(session);
        requireUnlocked(first.sessionId(), userId);
        events.publishEvent(new LoginsChanged(userId));
        if (!known) {
            events.publishEvent(new NewDeviceLogin(userId, from));
        }
        return login(first, userId, now);
    }

    /** Asked when the session is there: whoever locks the account at the same time either finds it, or is seen here. */
    private void requireUnlocked(AuthSessionId opened, UserId userId) {
        try {
            locks.requireUnlocked(userId);
        } catch (ParleyException locked) {
            sessions.deleteOne(byId(opened));
            throw locked;
        }
    }

    /**
     * Exchanges a refresh token for the next one.
     *
     * @throws ParleyException {@code TOKEN_INVALID} when it is unknown, expired or revoked; {@code REFRESH_REUSED} when
     *     it had been used before, by which the auth session is revoked
     */
    public Login refresh(String refreshToken, Whereabouts from) {
        var now = clock.instant();
        var used = tokens.read(refreshToken).orElseThrow(() -> new ParleyException(ErrorCode.TOKEN_INVALID));
        var session = sessions.find(byId(used.sessionId())).first();
        if (session == null || !session.getDate("expiresAt").toInstant().isAfter(now)) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var userId = new UserId(session.getString("user"));
        if (isByFormerPassword(session, userId)) {
            revoke(used.sessionId());
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var next = new Generation(used.sessionId(), used.number() + 1);
        int current = session.getInteger("generation");
        // Above it, where a backup was restored: only this installation makes tokens, so the store is what is older.
        if (used.number() >= current) {
            // Where two tabs come at once, one of these changes nothing: both get the same next token.
            rotate(current, next, from, now);
            return login(next, userId, now);
        }
        boolean justUsed =
            next.number() == current && !session.getDate("rotatedAt").toInstant().plus(REUSE_LEEWAY).isBefore(now);
        if (justUsed) {
            return login(next, userId, now);
        }
        revoke(used.sessionId());
        throw new ParleyException(ErrorCode.REFRESH_REUSED);
    }

    private boolean isByFormerPassword(Document session, UserId userId) {
        int present = users.password(userId).map(KeptPassword::number).orElse(0);
        return session.get(PASSWORD, 0) < present;
    }

    /** Lets an auth session stay in which the password was changed. */
    void passwordChanged(AuthSessionId by, int password) {
        sessions.updateOne(byId(by), Updates.max(PASSWORD, password));
    }

    /** Ends the user's auth sessions that began by a former password. */
    void revokeByFormer(UserId userId, int password) {
        revoke(userId, session -> session.get(PASSWORD, 0) < password);
    }

    public boolean isLive(AuthSessionId sessionId) {
        var session = sessions.find(byId(sessionId)).first();
        return session != null && session.getDate("expiresAt").toInstant().isAfter(clock.instant());
    }

    /** The user's live auth sessions, the one that was used last first; the first 100 of more. */
    public List<AuthSession> of(UserId userId) {
        var found = new ArrayList<AuthSession>();
        for (Document session : sessions.find(live(userId)).sort(Sorts.descending("rotatedAt")).limit(MOST_LISTED)) {
            found.add(AuthSession.read(session));
        }
        return found;
    }

    /** @throws ParleyException {@code TOKEN_INVALID} where it is not there any more */
    public AuthSession require(AuthSessionId sessionId) {
        return Optional.ofNullable(sessions.find(byId(sessionId)).first())
            .map(AuthSession::read)
            .orElseThrow(() -> new ParleyException(ErrorCode.TOKEN_INVALID));
    }

    /** Whether a directory vouches for it. */
    boolean isByDirectory(AuthSessionId sessionId) {
        return Optional.ofNullable(sessions.find(byId(sessionId)).first())
            .map(session -> session.get(ProviderLogins.FIELD, Document.class))
            .map(ProviderGrant::kind)
            .filter(ProviderKind.DIRECTORY::equals)
            .isPresent();
    }

    /** Those of the auth sessions that are live. */
    public Set<AuthSessionId> live(Collection<AuthSessionId> sessionIds) {
        var ids = sessionIds.stream().map(AuthSessionId::value).toList();
        var live = new HashSet<AuthSessionId>();
        for (Document session : sessions.find(
            Filters.and(Filters.in("_id", ids), Filters.gt("expiresAt", Date.from(clock.instant())))
        )) {
            live.add(new AuthSessionId(session.getString("_id")));
        }
        return live;
    }

    /**
     * Ends the auth session; its refresh token, access tokens and connections stop working at once. One that has ended
     * already stays as it is.
     */
    public void revoke(AuthSessionId sessionId) {
        var ended = sessions.findOneAndDelete(byId(sessionId));
        if (ended != null) {
            var userId = new UserId(ended.getString("user"));
            events.publishEvent(new AuthSessionRevoked(sessionId, userId, !hasAny(userId)));
            events.publishEvent(new LoginsChanged(userId));
        }
    }

    /** Ends one of the user's auth sessions; another's stays as it is. */
    public void revoke(UserId userId, AuthSessionId sessionId) {
        if (sessions.find(Filters.and(byId(sessionId), Filters.eq("user", userId.value()))).first() != null) {
            revoke(sessionId);
        }
    }

    /**
     * Ends the auth session of a refresh token, the present one or a former one; an invalid token has nothing to end.
     */
    public void revokeBy(String refreshToken) {
        tokens.read(refreshToken).map(Generation::sessionId).ifPresent(this::revoke);
    }

    private boolean hasAny(UserId userId) {
        return sessions.find(live(userId)).first() != null;
    }

    private Bson live(UserId userId) {
        return Filters.and(Filters.eq("user", userId.value()), Filters.gt("expiresAt", Date.from(clock.instant())));
    }

    /** Ends all of the user's auth sessions. */
    public void revokeAll(UserId userId) {
        revoke(userId, _ -> true);
    }

    /** Ends all of the user's auth sessions but this one. */
    public void revokeOthers(UserId userId, AuthSessionId kept) {
        revoke(userId, session -> !kept.value().equals(session.getString("_id")));
    }

    private void revoke(UserId userId, Predicate<Document> which) {
        var ids = new ArrayList<AuthSessionId>();
        for (Document session : sessions.find(Filters.eq("user", userId.value()))) {
            if (which.test(session)) {
                ids.add(new AuthSessionId(session.getString("_id")));
            }
        }
        ids.forEach(this::revoke);
    }

    private void rotate(int current, Generation next, Whereabouts from, Instant now) {
        sessions.updateOne(
            Filters.and(byId(next.sessionId()), Filters.eq("generation", current)),
            Updates.combine(
                from.update(),
                Updates.set("generation", next.number()),
                Updates.set("rotatedAt", Date.from(now)),
                Updates.set("expiresAt", Date.from(now.plus(LIFETIME)))
            )
        );
    }

    private Login login(Generation generation, UserId userId, Instant now) {
        return new Login(generation.sessionId(), userId, tokens.write(generation), now.plus(LIFETIME));
    }

    private static Bson byId(AuthSessionId sessionId) {
        return Filters.eq("_id", sessionId.value());
    }
}
