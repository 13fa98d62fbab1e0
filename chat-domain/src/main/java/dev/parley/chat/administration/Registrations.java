package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** The one way in which somebody makes an account, and who may. */
@Service
public class Registrations {

    private static final String ID = "registration";
    private static final String MODE = "mode";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final AdministratorProperties named;
    private final RegistrationInvites invites;
    private final PasswordLogin passwordLogin;
    private final Accounts accounts;
    private final Users users;
    private final AuditLog audit;

    Registrations(
        MongoTemplate mongo,
        OnceUpdates once,
        Administrators administrators,
        AdministratorProperties named,
        RegistrationInvites invites,
        PasswordLogin passwordLogin,
        Accounts accounts,
        Users users,
        AuditLog audit
    ) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.administrators = administrators;
        this.named = named;
        this.invites = invites;
        this.passwordLogin = passwordLogin;
        this.accounts = accounts;
        this.users = users;
        this.audit = audit;
    }

    /** Who somebody wants to be. */
    public record Form(String username, String displayName, String password) {
        /** Without the password, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Form[" + username + "]";
        }
    }

    /**
     * Makes an account.
     *
     * @param invite the token of an invite to register, where one is needed
     * @throws ParleyException {@code REGISTRATION_CLOSED}; {@code REGISTRATION_BY_INVITE} without a token, else as {@link
     *     RegistrationInvites#look}; as {@link Accounts#register}
     */
    public User register(Form form, @Nullable String invite, PasswordSource source) {
        if (!passwordLogin.isOpen()) {
            throw new ParleyException(ErrorCode.REGISTRATION_CLOSED);
        }
        return switch (mode()) {
            case OPEN -> make(form, source);
            case BY_INVITE -> byInvite(form, invite, source);
            case CLOSED -> throw new ParleyException(ErrorCode.REGISTRATION_CLOSED);
        };
    }

    private User byInvite(Form form, @Nullable String invite, PasswordSource source) {
        if (invite == null) {
            throw new ParleyException(ErrorCode.REGISTRATION_BY_INVITE);
        }
        var taken = invites.take(invite);
        try {
            return make(form, source);
        } catch (ParleyException refused) {
            // Only then: where the store has not answered, there may be an account.
            invites.giveBack(taken);
            throw refused;
        }
    }

    private User make(Form form, PasswordSource source) {
        var user = accounts.register(form.username(), form.displayName(), form.password(), source);
        audit.add(AuditKind.REGISTERED, user.id(), user.id(), source.address(), Map.of());
        administrators.registered(user);
        return user;
    }

    /**
     * Makes the account of somebody for whom a provider vouches, whoever else may register. What was begun before with the
     * same id, maybe by another node, is finished.
     *
     * @param usernames of which the first is taken that nobody has, and that is none of an administrator whom the
     *     configuration names
     * @throws ParleyException {@code USERNAME_TAKEN} where all of them are taken
     */
    public User registerByProvider(UserId userId, Stream<String> usernames, String displayName, String address) {
        for (String username : (Iterable<String>) usernames::iterator) {
            var present = users.find(userId);
            if (present.isPresent()) {
                return present.get();
            }
            // Whoever has a name of this kind becomes an administrator, and a provider may let people choose theirs.
            if (named.names(username)) {
                continue;
            }
            try {
                var user = accounts.registerByProvider(userId, username, displayName);
                audit.add(AuditKind.REGISTERED, user.id(), user.id(), address, Map.of("by", "provider"));
                administrators.registered(user);
                return user;
            } catch (ParleyException refused) {
                if (refused.code() != ErrorCode.USERNAME_TAKEN && refused.code() != ErrorCode.USERNAME_CONFUSABLE) {
                    throw refused;
                }
            }
        }
        return users.find(userId).orElseThrow(() -> new ParleyException(ErrorCode.USERNAME_TAKEN));
    }

    /** Who may register with a password. */
    public RegistrationMode openTo() {
        return passwordLogin.isOpen() ? mode() : RegistrationMode.CLOSED;
    }

    public RegistrationMode mode() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return document == null ? RegistrationMode.OPEN : RegistrationMode.valueOf(document.getString(MODE));
    }

    /** Decides who may register from now on. @throws ParleyException {@code FORBIDDEN} */
    public void change(Intent intent, RegistrationMode mode) {
        administrators.require(intent.actor());
        boolean changed = once
            .update(documents, ID, intent.key(), document ->
                mode.name().equals(document.get(MODE, RegistrationMode.OPEN.name()))
                    ? null
                    : Updates.set(MODE, mode.name())
            )
            .isPresent();
        if (changed) {
            audit.add(AuditKind.REGISTRATION_CHANGED, intent.actor(), null, Map.of(MODE, mode.key()));
        }
    }

    /** As {@link #mode}. @throws ParleyException {@code FORBIDDEN} */
    public RegistrationMode mode(UserId asking) {
        administrators.require(asking);
        return mode();
    }
}
