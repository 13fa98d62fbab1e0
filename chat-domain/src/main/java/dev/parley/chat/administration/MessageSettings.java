package dev.parley.chat.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** What the installation decides about all messages. */
@Service
public class MessageSettings {

    private static final String ID = "messages";
    private static final String VERSIONS_SHOWN = "versionsShown";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final AuditLog audit;

    MessageSettings(MongoTemplate mongo, OnceUpdates once, Administrators administrators, AuditLog audit) {
        this.documents = mongo.getCollection("administration");
        this.once = once;
        this.administrators = administrators;
        this.audit = audit;
    }

    /** Whether members see what edits have replaced. */
    public boolean versionsShown() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return document == null || document.getBoolean(VERSIONS_SHOWN, true);
    }

    /** As {@link #versionsShown()}. @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN} */
    public boolean versionsShown(UserId asking) {
        administrators.require(asking);
        return versionsShown();
    }

    /**
     * Decides whether members see what edits have replaced. It is kept either way.
     *
     * @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN}
     */
    public void showVersions(Intent intent, boolean shown) {
        administrators.require(intent.actor());
        boolean changed = once
            .update(documents, ID, intent.key(), document ->
                document.getBoolean(VERSIONS_SHOWN, true) == shown ? null : Updates.set(VERSIONS_SHOWN, shown)
            )
            .isPresent();
        if (changed) {
            var details = Map.of("shown", Boolean.toString(shown));
            audit.add(AuditKind.VERSIONS_RULE_CHANGED, intent.actor(), null, details);
        }
    }
}
