package dev.parley.chat.presence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What stays of presence: one document a user, with when they were last seen and whether they hide. */
@Component
class PresenceProfiles {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> profiles;
    private final OnceUpdates once;

    PresenceProfiles(MongoTemplate mongo, OnceUpdates once) {
        this.once = once;
        profiles = mongo.getCollection("presence");
    }

    record Profile(@Nullable Instant lastSeenAt, boolean hidden) {
        static final Profile NONE = new Profile(null, false);
    }

    /** The profiles of those of the users who have one. */
    Map<UserId, Profile> of(Collection<UserId> userIds) {
        var found = new HashMap<UserId, Profile>();
        var ids = userIds.stream().map(UserId::value).toList();
        if (ids.isEmpty()) {
            return found;
        }
        for (Document profile : profiles.find(Filters.in("_id", ids))) {
            var lastSeenAt = Optional.ofNullable(profile.getDate("lastSeenAt")).map(Date::toInstant).orElse(null);
            found.put(
                new UserId(profile.getString("_id")),
                new Profile(lastSeenAt, profile.getBoolean("hidden", false))
            );
        }
        return found;
    }

    /** The users were there at this time, or later if that is known already. */
    void seen(Collection<UserId> userIds, Instant at) {
        var writes = userIds
            .stream()
            .map(userId ->
                new UpdateOneModel<Document>(
                    Filters.eq("_id", userId.value()),
                    Updates.max("lastSeenAt", Date.from(at)),
                    UPSERT
                )
            )
            .toList();
        if (!writes.isEmpty()) {
            profiles.bulkWrite(writes, UNORDERED);
        }
    }

    /** Returns false where the same was done before. */
    boolean hide(Intent intent, boolean hidden) {
        return once
            .update(profiles, intent.actor().value(), intent.key(), _ -> Updates.set("hidden", hidden))
            .isPresent();
    }
}
