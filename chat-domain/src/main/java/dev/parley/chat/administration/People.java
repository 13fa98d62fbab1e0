package dev.parley.chat.administration;

import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.PasswordResets;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.id.Ids;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserDirectory;
import dev.parley.chat.user.UserDirectory.Account;
import dev.parley.chat.user.UserDirectory.Standing;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The accounts of the installation's people, to its administrators. Everybody else is refused with {@code FORBIDDEN}. */
@Service
@RequiredArgsConstructor
public class People {

    private static final int MAX_REASON = 500;

    private final Administrators administrators;
    private final UserDirectory directory;
    private final Locks locks;
    private final AuthSessions sessions;
    private final ApiKeys keys;
    private final PasswordResets resets;
    private final PasswordLogin passwordLogin;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    /** Somebody who has an account now, with the token of the link by which they choose a password. */
    public record Made(Listed person, String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Made[" + person.account().user().id() + "]";
        }
    }

    /**
     * Makes an account for somebody, whoever may register by themselves, and a link by which they choose a password within a
     * day, once. A repeat of the intent makes another link to the same account.
     *
     * @throws ParleyException {@code REGISTRATION_CLOSED} where passwords are switched off; as {@link
     *     Accounts#registerWithoutKnownPassword}
     */
    public Made make(Intent intent, String username, String displayName, PasswordSource source) {
        administrators.require(intent.actor());
        if (!passwordLogin.isOpen()) {
            throw new ParleyException(ErrorCode.REGISTRATION_CLOSED);
        }
        var userId = new UserId(Ids.named("person/" + intent.key()));
        var user = accounts.registerWithoutKnownPassword(userId, username, displayName, source);
        audit.addOnce(intent.key(), AuditKind.PERSON_MADE, intent.actor(), userId, Map.of());
        administrators.registered(user);
        return new Made(listed(userId), resetLink(intent.actor(), userId));
    }

    /** @param secondFactor whether there is an app or a passkey */
    public record Listed(Account account, boolean administrator, boolean secondFactor) {
        public @Nullable Instant lockedAt() {
            return account.lockedAt();
        }
    }

    /** @param next the cursor of the next page, null at the end */
    public record Page(List<Listed> people, @Nullable String next) {}

    /** 20 a page in the order of their user names; without bots. @throws ParleyException as {@link UserDirectory#search} */
    public Page list(UserId asking, String query, PeopleKind kind, @Nullable String cursor) {
        administrators.require(asking);
        var all = administrators.all();
        var found = switch (kind) {
            case EVERYBODY -> directory.people(query, Standing.ALL, cursor);
            case LOCKED -> directory.people(query, Standing.LOCKED, cursor);
            case ADMINISTRATORS -> directory.people(query, cursor, all);
        };
        return new Page(listed(found.accounts(), all), found.next());
    }

    private List<Listed> listed(List<Account> accounts, Set<UserId> administrators) {
        var secured = factors.among(
            accounts
                .stream()
                .map(account -> account.user().id())
                .toList()
        );
        return accounts
            .stream()
            .map(account -> {
                var userId = account.user().id();
                return new Listed(account, administrators.contains(userId), secured.contains(userId));
            })
            .toList();
    }

    private Listed listed(UserId userId) {
        return listed(List.of(directory.person(userId)), administrators.all()).getFirst();
    }

    /**
     * Locks an account: its connections, calls and logins end at once, on all nodes, and nobody acts by its API keys, nor by
     * those of its bots. An administrator is none from then on. Its chats stay as they are.
     *
     * @param reason that the user is told who tries to log in, at most 500 characters; may be empty
     * @throws ParleyException {@code USER_NOT_FOUND}, {@code LAST_ADMINISTRATOR}; {@code INVALID_REQUEST} for one's own
     */
    public Listed lock(Intent intent, UserId userId, String reason) {
        lockOnce(intent, userId, reason);
        return listed(userId);
    }

    /** As {@link #lock}. @return false where it was locked before, or by this intent */
    public boolean lockOnce(Intent intent, UserId userId, String reason) {
        PlainText.requireReadable("reason", reason);
        if (reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("reason", "must have at most " + MAX_REASON + " characters")
            );
        }
        administrators.require(intent.actor());
        if (userId.equals(intent.actor())) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "must not be your own"));
        }
        directory.person(userId);
        administrators.leave(intent, userId);
        boolean locked = locks.lock(intent, userId, clock.instant(), reason);
        if (locks.isHeld(userId)) {
            sessions.revokeAll(userId);
            keys.hold(userId);
        }
        administrators.left(intent);
        if (locked) {
            audit.add(AuditKind.ACCOUNT_LOCKED, intent.actor(), userId, Map.of());
        }
        return locked;
    }

    /** As {@link #lock}, the other way: everything is as it was, but for the role of an administrator and the logins. */
    public Listed unlock(Intent intent, UserId userId) {
        administrators.require(intent.actor());
        if (locks.unlock(intent, userId)) {
            audit.add(AuditKind.ACCOUNT_UNLOCKED, intent.actor(), userId, Map.of());
        }
        return listed(userId);
    }

    /** Ends every login of a user, so that they have to log in again. @throws ParleyException {@code USER_NOT_FOUND} */
    public void endLogins(UserId asking, UserId userId) {
        administrators.require(asking);
        directory.person(userId);
        sessions.revokeAll(userId);
        audit.add(AuditKind.LOGINS_ENDED, asking, userId, Map.of());
    }

    /**
     * Makes a link by which somebody who has forgotten their password chooses a new one within a day, once.
     *
     * @return its token, which is never told again
     * @throws ParleyException {@code USER_NOT_FOUND}; {@code NO_PASSWORD} where a provider vouches for the user
     */
    public String resetLink(UserId asking, UserId userId) {
        administrators.require(asking);
        directory.person(userId);
        String token = resets.linkByAdministrator(userId);
        audit.add(AuditKind.RESET_LINK_MADE, asking, userId, Map.of());
        return token;
    }

    /**
     * Takes the second factor from somebody who has lost it; one that is off stays so. Nobody does so to themselves, who can
     * turn it off by a code.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}; {@code INVALID_REQUEST} for one's own
     */
    public void resetSecondFactor(UserId asking, UserId userId) {
        administrators.require(asking);
        if (userId.equals(asking)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "must not be your own"));
        }
        directory.person(userId);
        factors.reset(asking, userId);
    }

    /**
     * Makes a user an administrator.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}, {@code ACCOUNT_LOCKED}
     */
    public Listed appoint(Intent intent, UserId userId) {
        if (administrators.appoint(intent, userId)) {
            audit.add(AuditKind.ADMINISTRATOR_MADE, intent.actor(), userId, Map.of());
            events.publishEvent(new SecondFactorDue(userId));
        }
        return listed(userId);
    }

    /** Takes the role from an administrator, or gives it up. @throws ParleyException {@code LAST_ADMINISTRATOR} */
    public Listed dismiss(Intent intent, UserId userId) {
        if (administrators.dismiss(intent, userId)) {
            audit.add(AuditKind.ADMINISTRATOR_DISMISSED, intent.actor(), userId, Map.of());
        }
        return listed(userId);
    }
}
