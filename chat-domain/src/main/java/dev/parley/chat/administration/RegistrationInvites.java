package dev.parley.chat.administration;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.email.AccountMails;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Invites to register. Whoever has the token of one may register by it, until it expires, as often as it says. A token has 128
 * random bits, and only its hash is kept.
 */
@Service
public class RegistrationInvites {

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_USES = 1_000;
    private static final int MOST_AT_ONCE = 100;
    /** For as long one is told that it has expired or was revoked. */
    private static final Duration KEPT_AFTER = Duration.ofDays(30);

    private static final String HASH = "hash";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String LEFT = "left";
    private static final String REVOKED = "revoked";
    private static final String SENT_TO = "sentTo";
    /** The hashes of the tokens that were mailed: of several mails each works. */
    private static final String MAILED = "mailed";
    private static final int MOST_MAILS = 8;

    private final MongoCollection<Document> invites;
    private final Administrators administrators;
    private final AccountMails mails;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RegistrationInvites(
        MongoTemplate mongo,
        Administrators administrators,
        AccountMails mails,
        AuditLog audit,
        Clock clock
    ) {
        this.administrators = administrators;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        invites = mongo.getCollection("registration_invites");
        invites.createIndex(Indexes.ascending(HASH), new IndexOptions().unique(true));
        invites.createIndex(Indexes.ascending(MAILED), new IndexOptions().sparse(true));
        invites.createIndex(
            Indexes.ascending(EXPIRES_AT),
            new IndexOptions().expireAfter(KEPT_AFTER.toSeconds(), TimeUnit.SECONDS)
        );
    }

    /** A new invite with its token, which nobody can be told again. */
    public record Created(RegistrationInvite invite, String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Created[" + invite + "]";
        }
    }

    /**
     * Makes an invite. A repeat of the intent gives the same one another token, as the first may have been lost with the answer.
     *
     * @param lifetime 1 minute to 366 days
     * @param maxUses 1 to 1,000
     * @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}; {@code INVITE_LIMIT_REACHED} where there are 100;
     *     {@code INVITE_NOT_FOUND} for a repeat after it was revoked
     */
    public Created create(Intent intent, Duration lifetime, int maxUses) {
        administrators.require(intent.actor());
        requireIn("maxUses", maxUses, 1, MOST_USES);
        return make(intent, lifetime, maxUses, null);
    }

    /**
     * Makes an invite for one, and has its link sent to an address. A repeat of the intent has it sent again.
     *
     * @param lifetime 1 minute to 366 days
     * @throws ParleyException as {@link #create}; {@code NO_MAIL}
     */
    public RegistrationInvite send(Intent intent, UserAddress to, Duration lifetime) {
        administrators.require(intent.actor());
        if (!mails.areSent()) {
            throw new ParleyException(ErrorCode.NO_MAIL);
        }
        var invite = make(intent, lifetime, 1, to.address()).invite();
        mails.invite(to, invite.id().value());
        return invite;
    }

    /** Another token for the mail with the invite's link; empty where nobody can register by it any more. */
    public Optional<String> tokenToMail(RegistrationInviteId id) {
        String token = newToken();
        var usable = Filters.and(usable(clock.instant()), byId(id));
        var mailed = Updates.pushEach(MAILED, List.of(Secrets.hash(token)), new PushOptions().slice(-MOST_MAILS));
        return invites.updateOne(usable, mailed).getMatchedCount() > 0 ? Optional.of(token) : Optional.empty();
    }

    private Created make(Intent intent, Duration lifetime, int maxUses, @Nullable EmailAddress sentTo) {
        requireIn("expiresInSeconds", lifetime.toSeconds(), SHORTEST.toSeconds(), LONGEST.toSeconds());
        var now = clock.instant();
        var id = new RegistrationInviteId(Ids.named("registration-invite/" + intent.key()));
        String token = newToken();
        var document = new Document("_id", id.value())
            .append(HASH, Secrets.hash(token))
            .append("maker", intent.actor().value())
            .append("createdAt", Date.from(now))
            .append(EXPIRES_AT, Date.from(now.plus(lifetime)))
            .append("maxUses", maxUses)
            .append(LEFT, maxUses)
            .append(REVOKED, false)
            .append(SENT_TO, sentTo == null ? null : sentTo.text());
        if (!insert(document)) {
            return new Created(again(id, token), token);
        }
        if (valid(now).size() > MOST_AT_ONCE) {
            invites.deleteOne(byId(id));
            throw new ParleyException(ErrorCode.INVITE_LIMIT_REACHED, Map.of("limit", MOST_AT_ONCE));
        }
        audit.add(AuditKind.INVITE_MADE, intent.actor(), null, Map.of("inviteId", id.value()));
        return new Created(read(document), token);
    }

    private boolean insert(Document document) {
        try {
            invites.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private RegistrationInvite again(RegistrationInviteId id, String token) {
        invites.updateOne(Filters.and(byId(id), Filters.eq(REVOKED, false)), Updates.set(HASH, Secrets.hash(token)));
        var found = invites.find(Filters.and(byId(id), Filters.eq(REVOKED, false))).first();
        if (found == null) {
            throw new ParleyException(ErrorCode.INVITE_NOT_FOUND);
        }
        return read(found);
    }

    /** Those by which somebody may register, the one that expires last first. @throws ParleyException {@code FORBIDDEN} */
    public List<RegistrationInvite> list(UserId asking) {
        administrators.require(asking);
        return valid(clock.instant());
    }

    private List<RegistrationInvite> valid(Instant now) {
        var all = new ArrayList<RegistrationInvite>();
        for (Document document : invites
            .find(usable(now))
            .sort(Sorts.descending(EXPIRES_AT))
            .limit(MOST_AT_ONCE + 1)) {
            all.add(read(document));
        }
        return all;
    }

    /** Ends an invite at once; one that is not there stays so. @throws ParleyException {@code FORBIDDEN} */
    public void revoke(UserId asking, RegistrationInviteId id) {
        administrators.require(asking);
        var changed = invites.updateOne(Filters.and(byId(id), Filters.eq(REVOKED, false)), Updates.set(REVOKED, true));
        if (changed.getModifiedCount() > 0) {
            audit.add(AuditKind.INVITE_REVOKED, asking, null, Map.of("inviteId", id.value()));
        }
    }

    /**
     * The invite that one may register by with the token.
     *
     * @throws ParleyException {@code INVITE_NOT_FOUND} also for one that was revoked; {@code INVITE_EXPIRED}, {@code
     *     INVITE_USED_UP}
     */
    public RegistrationInvite look(String token) {
        var found = SHAPE.matcher(token).matches() ? invites.find(byToken(token)).first() : null;
        if (found == null || found.getBoolean(REVOKED, false)) {
            throw new ParleyException(ErrorCode.INVITE_NOT_FOUND);
        }
        if (!found.getDate(EXPIRES_AT).toInstant().isAfter(clock.instant())) {
            throw new ParleyException(ErrorCode.INVITE_EXPIRED);
        }
        if (found.getInteger(LEFT) <= 0) {
            throw new ParleyException(ErrorCode.INVITE_USED_UP);
        }
        return read(found);
    }

    /** Uses the invite once, before the account is made: of many at once no more register than it says. @throws as {@link #look} */
    RegistrationInviteId take(String token) {
        var id = look(token).id();
        var usable = Filters.and(byId(id), usable(clock.instant()));
        if (invites.updateOne(usable, Updates.inc(LEFT, -1)).getModifiedCount() == 0) {
            look(token);
            throw new ParleyException(ErrorCode.INVITE_USED_UP);
        }
        return id;
    }

    /** Nobody has registered by it after all. */
    void giveBack(RegistrationInviteId id) {
        invites.updateOne(byId(id), Updates.inc(LEFT, 1));
    }

    private String newToken() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void requireIn(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be " + least + " to " + most));
        }
    }

    private static RegistrationInvite read(Document document) {
        int maxUses = document.getInteger("maxUses");
        return new RegistrationInvite(
            new RegistrationInviteId(document.getString("_id")),
            new UserId(document.getString("maker")),
            document.getDate("createdAt").toInstant(),
            document.getDate(EXPIRES_AT).toInstant(),
            maxUses,
            maxUses - document.getInteger(LEFT),
            Optional.ofNullable(document.getString(SENT_TO)).map(EmailAddress::new).orElse(null)
        );
    }

    private static Bson usable(Instant now) {
        return Filters.and(Filters.gt(EXPIRES_AT, Date.from(now)), Filters.eq(REVOKED, false), Filters.gt(LEFT, 0));
    }

    private static Bson byId(RegistrationInviteId id) {
        return Filters.eq("_id", id.value());
    }

    private static Bson byToken(String token) {
        String hash = Secrets.hash(token);
        return Filters.or(Filters.eq(HASH, hash), Filters.eq(MAILED, hash));
    }
}
