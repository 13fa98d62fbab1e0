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
import java.util.Map;
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
    private final RegistrationInvites invites;
    private final Accounts accounts;
    private final AuditLog audit;

    Registrations(
        MongoTemplate mongo,
        OnceUpdates once,
        Administrators administrators,
        RegistrationInvites invites,
        Accounts accounts,
        AuditLog audit
    ) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.administrators = administrators;
        this.invites = invites;
        this.accounts = accounts;
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
