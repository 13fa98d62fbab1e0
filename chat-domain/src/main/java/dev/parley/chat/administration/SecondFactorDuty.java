package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.auth.DirectoryPasswords;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.FactorDemand;
import dev.parley.chat.factor.PasskeyAdmission;
import dev.parley.chat.factor.SecondFactorChanged;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Who has to have a second factor, or a passkey, and has none. A passkey is a second factor, too. Until they have set one up
 * they may do nothing else. Programs and guests have none, and those for whom a provider vouches only where the configuration
 * says so: asking for one is the provider's.
 */
@Service
public class SecondFactorDuty implements FactorDemand {

    private static final String SECOND_FACTOR = "second-factor";
    private static final String PASSKEY = "passkey";
    private static final String REQUIRED = "required";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final SecondFactors factors;
    private final PasskeyAdmission admission;
    private final Users users;
    private final DirectoryPasswords directory;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    SecondFactorDuty(
        MongoTemplate mongo,
        OnceUpdates once,
        Administrators administrators,
        SecondFactors factors,
        PasskeyAdmission admission,
        Users users,
        DirectoryPasswords directory,
        AuditLog audit,
        ApplicationEventPublisher events
    ) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.administrators = administrators;
        this.factors = factors;
        this.admission = admission;
        this.users = users;
        this.directory = directory;
        this.audit = audit;
        this.events = events;
    }

    public SecondFactorRule rule() {
        return rule(SECOND_FACTOR);
    }

    /** Who has to have a passkey. */
    public SecondFactorRule passkeyRule() {
        return rule(PASSKEY);
    }

    private SecondFactorRule rule(String id) {
        return rules(id).getOrDefault(id, SecondFactorRule.NOBODY);
    }

    private Map<String, SecondFactorRule> rules(String... ids) {
        var rules = new HashMap<String, SecondFactorRule>();
        for (Document document : documents.find(Filters.in("_id", ids))) {
            rules.put(document.getString("_id"), SecondFactorRule.valueOf(document.getString(REQUIRED)));
        }
        return rules;
    }

    /** Both by one read, since each connection asks. */
    private Rules rules() {
        var found = rules(SECOND_FACTOR, PASSKEY);
        return new Rules(
            found.getOrDefault(SECOND_FACTOR, SecondFactorRule.NOBODY),
            found.getOrDefault(PASSKEY, SecondFactorRule.NOBODY)
        );
    }

    private record Rules(SecondFactorRule secondFactor, SecondFactorRule passkey) {}

    /** As {@link #rule()}. @throws ParleyException {@code FORBIDDEN} */
    public SecondFactorRule rule(UserId asking) {
        administrators.require(asking);
        return rule();
    }

    /** As {@link #passkeyRule()}. @throws ParleyException {@code FORBIDDEN} */
    public SecondFactorRule passkeyRule(UserId asking) {
        administrators.require(asking);
        return passkeyRule();
    }

    /**
     * Decides who has to have one from now on.
     *
     * @throws ParleyException {@code FORBIDDEN}
     */
    public void change(Intent intent, SecondFactorRule rule) {
        administrators.require(intent.actor());
        change(SECOND_FACTOR, AuditKind.SECOND_FACTOR_RULE_CHANGED, intent, rule);
    }

    /**
     * Decides who has to have a passkey from now on. Whoever demands it of others has one, and so has seen that it works.
     *
     * @throws ParleyException {@code FORBIDDEN}; {@code PASSKEY_MISSING}
     */
    public void changePasskeys(Intent intent, SecondFactorRule rule) {
        administrators.require(intent.actor());
        if (rule != SecondFactorRule.NOBODY && !factors.hasPasskey(intent.actor())) {
            throw new ParleyException(ErrorCode.PASSKEY_MISSING);
        }
        change(PASSKEY, AuditKind.PASSKEY_RULE_CHANGED, intent, rule);
    }

    private void change(String id, AuditKind kind, Intent intent, SecondFactorRule rule) {
        boolean changed = once
            .update(documents, id, intent.key(), document ->
                rule.name().equals(document.get(REQUIRED, SecondFactorRule.NOBODY.name()))
                    ? null
                    : Updates.set(REQUIRED, rule.name())
            )
            .isPresent();
        if (changed) {
            audit.add(kind, intent.actor(), null, Map.of(REQUIRED, rule.key()));
            events.publishEvent(new SecondFactorDue(null));
        }
    }

    @EventListener
    void on(SecondFactorChanged changed) {
        events.publishEvent(new SecondFactorDue(changed.userId()));
    }

    @Override
    public boolean isRequired(UserId userId) {
        return isRequired(rule(), userId);
    }

    private boolean isRequired(SecondFactorRule rule, UserId userId) {
        return (
            applies(rule, userId) &&
            (factors.areAskedAfterProvider() || users.password(userId).isPresent() || directory.has(userId))
        );
    }

    @Override
    public boolean isPasskeyRequired(UserId userId) {
        return isPasskeyRequired(passkeyRule(), userId);
    }

    private boolean isPasskeyRequired(SecondFactorRule rule, UserId userId) {
        return applies(rule, userId) && admission.admits(userId);
    }

    private boolean applies(SecondFactorRule rule, UserId userId) {
        return switch (rule) {
            case NOBODY -> false;
            case ADMINISTRATORS -> administrators.isOne(userId);
            case EVERYBODY -> true;
        };
    }

    /** Whether the user has to set up an app or a passkey before anything else. */
    public boolean isOwed(UserId userId) {
        var rules = rules();
        boolean passkeyRequired = isPasskeyRequired(rules.passkey(), userId);
        if (!passkeyRequired && !isRequired(rules.secondFactor(), userId)) {
            return false;
        }
        return !factors.hasPasskey(userId) && (passkeyRequired || !factors.isOn(userId));
    }

    /** Those of the users who owe one. */
    public Set<UserId> owedAmong(Collection<UserId> userIds) {
        var rules = rules();
        var owing = ruled(rules.secondFactor(), userIds);
        if (!owing.isEmpty() && !factors.areAskedAfterProvider()) {
            var asked = users.withPassword(owing);
            asked.addAll(directory.among(owing));
            owing.retainAll(asked);
        }
        if (!owing.isEmpty()) {
            owing.removeAll(factors.among(owing));
        }
        var withoutPasskey = ruled(rules.passkey(), userIds);
        withoutPasskey.removeAll(owing);
        if (!withoutPasskey.isEmpty()) {
            withoutPasskey.removeAll(factors.withPasskey(withoutPasskey));
        }
        if (!withoutPasskey.isEmpty()) {
            withoutPasskey.retainAll(users.withPassword(withoutPasskey));
            withoutPasskey.removeIf(userId -> !admission.admits(userId));
            owing.addAll(withoutPasskey);
        }
        return owing;
    }

    private Set<UserId> ruled(SecondFactorRule rule, Collection<UserId> userIds) {
        var found = new HashSet<UserId>();
        switch (rule) {
            case NOBODY -> {
            }
            case ADMINISTRATORS -> {
                found.addAll(userIds);
                found.retainAll(administrators.all());
            }
            case EVERYBODY -> found.addAll(userIds);
        }
        return found;
    }
}
