package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.EmailDomain;
import dev.parley.chat.email.RegistrationAddresses;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** The one way in which somebody makes an account, and who may. */
@Slf4j
@Service
public class Registrations {

    private static final String ID = "registration";
    private static final String MODE = "mode";
    /** Besides a mode that is closed: that is what older nodes read. */
    private static final String BY_EMAIL = "byEmail";
    private static final String DOMAINS = "domains";
    private static final int MOST_DOMAINS = 50;

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final AdministratorProperties named;
    private final RegistrationInvites invites;
    private final RegistrationAddresses addresses;
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
        RegistrationAddresses addresses,
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
        this.addresses = addresses;
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

    /** What somebody comes with. @param invite the token of an invite to register @param link that of a mail */
    public record Ticket(@Nullable String invite, @Nullable String link) {
        /** Without the tokens, so that they never reach a log. */
        @Override
        public String toString() {
            return "Ticket[]";
        }
    }

    /**
     * Makes an account.
     *
     * @param ticket where one is needed
     * @throws ParleyException {@code REGISTRATION_CLOSED}; {@code REGISTRATION_BY_INVITE} without a token, else as {@link
     *     RegistrationInvites#look}; {@code REGISTRATION_BY_EMAIL} without a token, else as {@link
     *     RegistrationAddresses#take}, and {@code EMAIL_DOMAIN_REFUSED}; as {@link Accounts#register}
     */
    public User register(Form form, Ticket ticket, PasswordSource source) {
        if (!passwordLogin.isOpen()) {
            throw new ParleyException(ErrorCode.REGISTRATION_CLOSED);
        }
        var rule = rule();
        return switch (rule.mode()) {
            case OPEN -> make(form, source);
            case BY_INVITE -> byInvite(form, ticket.invite(), source);
            case BY_EMAIL -> byEmail(form, ticket.link(), rule, source);
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

    private User byEmail(Form form, @Nullable String link, RegistrationRule rule, PasswordSource source) {
        if (link == null) {
            throw new ParleyException(ErrorCode.REGISTRATION_BY_EMAIL);
        }
        var taken = addresses.take(link);
        User user;
        try {
            requireDomain(rule, taken.address());
            user = make(form, source);
        } catch (ParleyException refused) {
            addresses.giveBack(taken);
            throw refused;
        }
        try {
            addresses.finish(user.id(), taken);
        } catch (ParleyException taking) {
            // Somebody has confirmed it in their settings just now. It was their mailbox, too.
            log.info("{} has registered with an address that became another's meanwhile", user.id());
        }
        return user;
    }

    private static void requireDomain(RegistrationRule rule, EmailAddress address) {
        if (
            rule
                .domains()
                .stream()
                .noneMatch(domain -> domain.has(address))
        ) {
            throw new ParleyException(ErrorCode.EMAIL_DOMAIN_REFUSED);
        }
    }

    /**
     * Has a link sent to an address, by which its owner may register. Whether somebody has the address, nobody learns.
     *
     * @throws ParleyException {@code REGISTRATION_CLOSED} where one does not register so; {@code EMAIL_DOMAIN_REFUSED}; {@code
     *     NO_MAIL}
     */
    public void askLink(UserAddress address) {
        var rule = rule();
        if (openTo() != RegistrationMode.BY_EMAIL) {
            throw new ParleyException(ErrorCode.REGISTRATION_CLOSED);
        }
        requireDomain(rule, address.address());
        addresses.ask(address);
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
        return passwordLogin.isOpen() ? rule().mode() : RegistrationMode.CLOSED;
    }

    public RegistrationRule rule() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return rule(document == null ? new Document() : document);
    }

    private static RegistrationRule rule(Document document) {
        var mode = RegistrationMode.valueOf(document.get(MODE, RegistrationMode.OPEN.name()));
        var domains = document.getList(DOMAINS, String.class, List.of()).stream().map(EmailDomain::parse).toList();
        boolean byEmail = mode == RegistrationMode.CLOSED && document.get(BY_EMAIL, false);
        return new RegistrationRule(byEmail ? RegistrationMode.BY_EMAIL : mode, domains);
    }

    /** Whether one may register by e-mail addresses: this server has to send mails. */
    public boolean mayBeByEmail() {
        return addresses.areMailsSent();
    }

    /**
     * Decides who may register from now on.
     *
     * @param domains null for the present ones
     * @throws ParleyException {@code FORBIDDEN}; {@code NO_MAIL} where it is to be by e-mail and this server sends none;
     *     {@code INVALID_REQUEST} naming {@code domains} where it has none then, or too many
     */
    public void change(Intent intent, RegistrationMode mode, @Nullable List<EmailDomain> domains) {
        administrators.require(intent.actor());
        boolean byEmail = mode == RegistrationMode.BY_EMAIL;
        if (byEmail && !mayBeByEmail()) {
            throw new ParleyException(ErrorCode.NO_MAIL);
        }
        if (domains != null && domains.size() > MOST_DOMAINS) {
            throw wrongDomains("must be at most " + MOST_DOMAINS);
        }
        String kept = byEmail ? RegistrationMode.CLOSED.name() : mode.name();
        boolean changed = once
            .update(documents, ID, intent.key(), document -> {
                var former = rule(document);
                var next = new RegistrationRule(mode, domains == null ? former.domains() : domains);
                if (byEmail && next.domains().isEmpty()) {
                    throw wrongDomains("must name one at least");
                }
                return next.equals(former)
                    ? null
                    : Updates.combine(
                          Updates.set(MODE, kept),
                          Updates.set(BY_EMAIL, byEmail),
                          Updates.set(DOMAINS, texts(next))
                      );
            })
            .isPresent();
        if (changed) {
            audit.add(AuditKind.REGISTRATION_CHANGED, intent.actor(), null, details(mode));
        }
    }

    private Map<String, String> details(RegistrationMode mode) {
        return mode == RegistrationMode.BY_EMAIL
            ? Map.of(MODE, mode.key(), DOMAINS, String.join(" ", texts(rule())))
            : Map.of(MODE, mode.key());
    }

    private static List<String> texts(RegistrationRule rule) {
        return rule.domains().stream().map(EmailDomain::text).distinct().toList();
    }

    private static ParleyException wrongDomains(String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(DOMAINS, why));
    }

    /** As {@link #rule()}. @throws ParleyException {@code FORBIDDEN} */
    public RegistrationRule rule(UserId asking) {
        administrators.require(asking);
        return rule();
    }
}
