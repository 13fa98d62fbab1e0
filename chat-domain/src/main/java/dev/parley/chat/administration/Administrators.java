package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The administrators of the installation: one document that is changed on condition that nobody has changed it since it was
 * read. So once there is an administrator there always is one, whatever several nodes do at the same time.
 *
 * <p>Whose account is about to be locked or deleted leaves the document first, and is noted there as <em>leaving</em> until the
 * account is locked or gone: meanwhile nobody can make them an administrator again, who would then be none.
 */
@Slf4j
@Component
public class Administrators {

    private static final String ID = "administrators";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Users users;
    private final Locks locks;
    private final AdministratorProperties properties;
    private final AuditLog audit;
    private final IdGenerator idGenerator;
    private final Clock clock;
    /** From then on nobody becomes one by coming first. */
    private volatile boolean firstIsThere;

    Administrators(
        MongoTemplate mongo,
        OnceUpdates once,
        Users users,
        Locks locks,
        AdministratorProperties properties,
        AuditLog audit,
        IdGenerator idGenerator,
        Clock clock
    ) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.users = users;
        this.locks = locks;
        this.properties = properties;
        this.audit = audit;
        this.idGenerator = idGenerator;
        this.clock = clock;
    }

    /** A change of the document; null for none. What it throws the change is refused with. */
    private boolean change(String key, Function<Roster, @Nullable Roster> decide) {
        return once
            .update(documents, ID, key, document -> {
                var next = decide.apply(Roster.of(document));
                return next == null ? null : next.toUpdate();
            })
            .isPresent();
    }

    private Roster present() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return Roster.of(document == null ? new Document() : document);
    }

    /**
     * Before any request is served. An installation without accounts waits for its first one; one that has accounts already,
     * and comes from a version without administrators, gets its first by the configuration alone.
     */
    @PostConstruct
    void begin() {
        boolean isNew = documents.find(Filters.eq("_id", ID)).first() == null;
        if (isNew) {
            boolean awaited = properties.administrators().isEmpty() && users.first().isEmpty();
            documents.updateOne(Filters.eq("_id", ID), Roster.inserting(awaited), new UpdateOptions().upsert(true));
        }
        // Of a node that has died when it had made the account and not yet its user an administrator.
        appointFirst();
        for (String name : properties.administrators()) {
            users
                .byUsername(name)
                .filter(Administrators::isPerson)
                .ifPresentOrElse(this::appointNamed, () ->
                    log.info("There is no account yet of the administrator {}, whom the configuration names", name)
                );
        }
        if (all().isEmpty() && !present().awaited()) {
            log.warn("There is no administrator; parley.administrators can name one by the user name");
        }
    }

    private static boolean isPerson(User user) {
        return !user.bot() && !user.deleted();
    }

    /** Somebody has just registered. */
    void registered(User user) {
        if (properties.administrators().contains(user.username())) {
            appointNamed(user);
        } else if (!firstIsThere) {
            appointFirst();
        }
    }

    /** Of several who come at once it is the one who is there when the first of them looks. */
    private void appointFirst() {
        if (present().awaited()) {
            if (properties.administrators().isEmpty()) {
                users.first().map(User::id).ifPresent(this::appointFirst);
            } else {
                change(idGenerator.next(), found -> found.withoutAwaiting());
            }
        }
        firstIsThere = !present().awaited();
    }

    private void appointFirst(UserId first) {
        boolean appointed = change(idGenerator.next(), found ->
            found.awaited() && mayBecomeOne(found, first) ? found.with(first) : null
        );
        if (appointed) {
            audit.add(AuditKind.ADMINISTRATOR_MADE, null, first, Map.of());
        }
    }

    /** As whoever runs the server wants it: an account that is locked is unlocked, too. */
    public void appointNamed(User user) {
        if (locks.unlock(idGenerator.next(), user.id())) {
            audit.add(AuditKind.ACCOUNT_UNLOCKED, null, user.id(), Map.of());
        }
        if (
            !isOne(user.id()) &&
            change(idGenerator.next(), found -> mayBecomeOne(found, user.id()) ? found.with(user.id()) : null)
        ) {
            audit.add(AuditKind.ADMINISTRATOR_MADE, null, user.id(), Map.of());
            log.info("{} is an administrator, as the configuration says", user.username());
        }
    }

    /**
     * As the groups of a provider say. An account that is locked stays so.
     *
     * @return false where the user was one before, or may not become one
     */
    public boolean appointByProvider(User user) {
        if (
            isOne(user.id()) ||
            !change(idGenerator.next(), found -> mayBecomeOne(found, user.id()) ? found.with(user.id()) : null)
        ) {
            return false;
        }
        audit.add(AuditKind.ADMINISTRATOR_MADE, null, user.id(), Map.of("by", "provider"));
        return true;
    }

    /** As {@link #appointByProvider}, the other way. @throws ParleyException {@code LAST_ADMINISTRATOR} */
    public void dismissByProvider(UserId userId) {
        if (change(idGenerator.next(), found -> found.has(userId) ? without(found, userId) : null)) {
            audit.add(AuditKind.ADMINISTRATOR_DISMISSED, null, userId, Map.of("by", "provider"));
        }
    }

    /** Looked at after the document: whoever leaves it from here on makes the change fail, and it is decided again. */
    private boolean mayBecomeOne(Roster found, UserId userId) {
        return (
            !found.isLeaving(userId) &&
            users.find(userId).filter(Administrators::isPerson).isPresent() &&
            !locks.isHeld(userId)
        );
    }

    /**
     * The others. One stays, and of those who have a password of this server one does: the way in when a provider or
     * directory is away or wrong.
     *
     * @throws ParleyException {@code LAST_ADMINISTRATOR}
     */
    private Roster without(Roster found, UserId userId) {
        var others = found.without(userId);
        if (
            found.has(userId) &&
            users.password(userId).isPresent() &&
            others
                .ids()
                .stream()
                .noneMatch(id -> users.password(id).isPresent())
        ) {
            throw new ParleyException(ErrorCode.LAST_ADMINISTRATOR);
        }
        return others;
    }

    public boolean isOne(UserId userId) {
        return present().has(userId);
    }

    /** @throws ParleyException {@code FORBIDDEN} */
    public void require(UserId userId) {
        if (!isOne(userId)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
    }

    public Set<UserId> all() {
        return Set.copyOf(present().ids());
    }

    /**
     * Makes a user an administrator.
     *
     * @return false where the user was one before, or this intent has made them one
     * @throws ParleyException {@code FORBIDDEN}; {@code USER_NOT_FOUND} also for a bot, and for an account that was deleted;
     *     {@code ACCOUNT_LOCKED}
     */
    boolean appoint(Intent intent, UserId userId) {
        return change(intent.key(), found -> {
            requireOne(found, intent.actor());
            if (found.has(userId)) {
                return null;
            }
            if (!mayBecomeOne(found, userId)) {
                throw users.find(userId).filter(Administrators::isPerson).isPresent()
                    ? new ParleyException(ErrorCode.ACCOUNT_LOCKED)
                    : new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", userId.value()));
            }
            return found.with(userId);
        });
    }

    /**
     * Takes the role from an administrator, who may be the one who asks.
     *
     * @return false where the user was none before, or this intent has taken it
     * @throws ParleyException {@code FORBIDDEN}, {@code LAST_ADMINISTRATOR}
     */
    boolean dismiss(Intent intent, UserId userId) {
        return change(intent.key(), found -> {
            requireOne(found, intent.actor());
            return found.has(userId) ? without(found, userId) : null;
        });
    }

    /**
     * Before an account is locked: from here until {@link #left} its user is no administrator and becomes none.
     *
     * @throws ParleyException {@code FORBIDDEN}, {@code LAST_ADMINISTRATOR}
     */
    void leave(Intent intent, UserId userId) {
        change(intent.key(), found -> {
            requireOne(found, intent.actor());
            return without(found, userId).noting(userId, intent.key(), clock.instant());
        });
    }

    void left(Intent intent) {
        left(intent.key());
    }

    /**
     * Before a user deletes their account, as {@link #leave}; to be followed by {@link #left(String)} with what this returns.
     *
     * @throws ParleyException {@code LAST_ADMINISTRATOR}
     */
    public String leave(UserId userId) {
        String key = idGenerator.next();
        change(key, found -> without(found, userId).noting(userId, key, clock.instant()));
        return key;
    }

    /** The account is locked, or gone. */
    public void left(String key) {
        change("left/" + key, found -> found.forgetting(key));
    }

    private static void requireOne(Roster found, UserId actor) {
        if (!found.has(actor)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
    }
}
