package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.SecondFactorChanged;
import dev.parley.chat.factor.SecondFactors;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Who has to have a second factor and has none. Until they have set one up they may do nothing else. Programs and guests have none, and
 * those for whom a provider vouches only where the configuration says so: asking for one is the provider's.
 */
@Service
public class SecondFactorDuty {

    private static final String ID = "second-factor";
    private static final String REQUIRED = "required";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final SecondFactors factors;
    private final Users users;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    SecondFactorDuty(
        MongoTemplate mongo,
        OnceUpdates once,
        Administrators administrators,
        SecondFactors factors,
        Users users,
        AuditLog audit,
        ApplicationEventPublisher events
    ) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.administrators = administrators;
        this.factors = factors;
        this.users = users;
        this.audit = audit;
        this.events = events;
    }

    public SecondFactorRule rule() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return document == null ? SecondFactorRule.NOBODY : SecondFactorRule.valueOf(document.getString(REQUIRED));
    }

    /** As {@link #rule()}. @throws ParleyException {@code FORBIDDEN} */
    public SecondFactorRule rule(UserId asking) {
        administrators.require(asking);
        return rule();
    }

    /**
     * Decides who has to have one from now on.
     *
     * @throws ParleyException {@code FORBIDDEN}
     */
    public void change(Intent intent, SecondFactorRule rule) {
        administrators.require(intent.actor());
        boolean changed = once
            .update(documents, ID, intent.key(), document ->
                rule.name().equals(document.get(REQUIRED, SecondFactorRule.NOBODY.name()))
                    ? null
                    : Updates.set(REQUIRED, rule.name())
            )
            .isPresent();
        if (changed) {
            audit.add(AuditKind.SECOND_FACTOR_RULE_CHANGED, intent.actor(), null, Map.of(REQUIRED, rule.key()));
            events.publishEvent(new SecondFactorDue(null));
        }
    }

    @EventListener
    void on(SecondFactorChanged changed) {
        events.publishEvent(new SecondFactorDue(changed.userId()));
    }

    /** Whether the user has to have one, on or not. */
    public boolean isRequired(UserId userId) {
        boolean ruled = switch (rule()) {
            case NOBODY -> false;
            case ADMINISTRATORS -> administrators.isOne(userId);
            case EVERYBODY -> true;
        };
        return ruled && (factors.areAskedAfterProvider() || users.password(userId).isPresent());
    }

    public boolean isOwed(UserId userId) {
        return isRequired(userId) && !factors.isOn(userId);
    }

    /** Those of the users who owe one. */
    public Set<UserId> owedAmong(Collection<UserId> userIds) {
        var owed = switch (rule()) {
            case NOBODY -> Set.<UserId>of();
            case ADMINISTRATORS -> administrators.all();
            case EVERYBODY -> Set.copyOf(userIds);
        };
        var found = new HashSet<>(userIds);
        found.retainAll(owed);
        if (!found.isEmpty() && !factors.areAskedAfterProvider()) {
            found.retainAll(users.withPassword(found));
        }
        if (!found.isEmpty()) {
            found.removeAll(factors.onAmong(found));
        }
        return found;
    }
}
