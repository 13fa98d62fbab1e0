package dev.parley.api.backup;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.api.embedded.documents.Snapshot;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * The people whom a chat names, and how they come to another installation: without anything by which somebody proves who they
 * are. Who is there already stays as they are there.
 */
final class ChatPeople {

    static final String COLLECTION = "users";

    private static final String PASSWORD = "passwordHash";
    private static final String DELETED = "deletedAt";
    private static final String OWNER = "owner";
    private static final List<String> MOVED_FIELDS = List.of(
        "_id",
        "username",
        "skeleton",
        "displayName",
        "words",
        "createdAt",
        "avatar",
        "bot",
        "description",
        "servers",
        OWNER,
        DELETED,
        "lockedAt"
    );

    /** What people write by themselves: who writes somebody's id there names nobody. */
    private static final Set<String> FREE_TEXTS = Set.of("text", "title", "description", "reason", "name");

    private final Snapshot snapshot;
    private final MongoDatabase target;
    private final Map<String, BsonDocument> known = new HashMap<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    ChatPeople(Snapshot snapshot, MongoDatabase target) {
        this.snapshot = snapshot;
        this.target = target;
        ChatDocuments.all(snapshot, COLLECTION).forEach(user -> known.put(ChatDocuments.id(user), user));
    }

    /** Looks for people in documents: whatever is the id of one, but for what people have written by themselves. */
    void nameThoseIn(Stream<? extends BsonDocument> documents) {
        documents.forEach(this::nameThoseIn);
    }

    private void nameThoseIn(BsonValue value) {
        switch (value) {
            case BsonString text -> name(text.getValue());
            case BsonArray list -> list.forEach(this::nameThoseIn);
            case BsonDocument document -> document.forEach((key, each) -> {
                if (!FREE_TEXTS.contains(key)) {
                    name(key);
                    nameThoseIn(each);
                }
            });
            default -> {
            }
        }
    }

    void name(String id) {
        var user = known.get(id);
        if (user != null && named.add(id)) {
            // A bot is nothing without its owner.
            name(ChatDocuments.text(user, OWNER));
        }
    }

    Set<String> named() {
        return named;
    }

    int missing() {
        return missing.size();
    }

    /** @throws CommandFailure where somebody of them is somebody else there */
    void compare(Collection<String> members) {
        var users = target.getCollection(COLLECTION, BsonDocument.class);
        for (String id : named) {
            var here = Objects.requireNonNull(known.get(id));
            var there = users.find(Filters.eq("_id", id)).first();
            if (there == null) {
                refuseWhereTheNameIsTaken(here);
                missing.add(id);
            } else if (!isSame(here, there)) {
                throw new CommandFailure(
                    "The person " + id + " is " + name(here) + " here and " + name(there) + " there: nothing was moved."
                );
            } else if (members.contains(id) && there.containsKey(DELETED) && !here.containsKey(DELETED)) {
                throw new CommandFailure(
                    name(here) + " has deleted their account there. Remove them from the chat first: nothing was moved."
                );
            }
        }
    }

    private static boolean isSame(BsonDocument here, BsonDocument there) {
        return Stream.of("username", "createdAt", "bot").allMatch(field ->
            Objects.equals(here.get(field), there.get(field))
        );
    }

    private void refuseWhereTheNameIsTaken(BsonDocument here) {
        var taken = target
            .getCollection(COLLECTION, BsonDocument.class)
            .find(
                Filters.or(Filters.eq("username", here.get("username")), Filters.eq("skeleton", here.get("skeleton")))
            )
            .first();
        if (taken != null) {
            throw new CommandFailure(
                "Somebody else has the name " + name(here) + " there, or one like it: nothing was moved."
            );
        }
    }

    private static String name(BsonDocument user) {
        return ChatDocuments.text(user, "username");
    }

    /** Adds those who are not there, with their pictures, and what they have blocked among each other. May be repeated. */
    void add() {
        String nobodyKnows = nobodyKnows();
        for (String id : missing) {
            var user = Objects.requireNonNull(known.get(id));
            var seen = new BsonDocument();
            MOVED_FIELDS.forEach(field -> {
                if (user.get(field) instanceof BsonValue value) {
                    seen.append(field, value);
                }
            });
            if (user.containsKey(PASSWORD)) {
                // So that an administrator can make them a link for a new one.
                seen.append(PASSWORD, new BsonString(nobodyKnows));
            }
            upsert(COLLECTION, seen);
        }
        ChatDocuments.all(snapshot, "avatars")
            .filter(avatar -> missing.contains(ChatDocuments.text(avatar, OWNER)))
            .forEach(avatar -> upsert("avatars", avatar));
        ChatDocuments.all(snapshot, "presence")
            .filter(profile -> missing.contains(ChatDocuments.id(profile)))
            .filter(profile -> BsonBoolean.TRUE.equals(profile.get("hidden")))
            .forEach(profile -> set("presence", ChatDocuments.id(profile), Updates.set("hidden", true)));
        ChatDocuments.all(snapshot, "blocks")
            .filter(blocks -> named.contains(ChatDocuments.id(blocks)))
            .forEach(this::addBlocks);
    }

    private void addBlocks(BsonDocument blocks) {
        var blocked = blocks
            .getArray("users", new BsonArray())
            .stream()
            .filter(user -> named.contains(user.asString().getValue()))
            .toList();
        if (!blocked.isEmpty()) {
            set("blocks", ChatDocuments.id(blocks), Updates.addEachToSet("users", blocked));
        }
    }

    private static String nobodyKnows() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Objects.requireNonNull(
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(HexFormat.of().formatHex(secret))
        );
    }

    /** Where there is none of the id. */
    private void upsert(String collection, BsonDocument document) {
        var fields = new BsonDocument();
        document.forEach((field, value) -> {
            if (!field.equals("_id")) {
                fields.append(field, value);
            }
        });
        set(collection, ChatDocuments.id(document), new BsonDocument("$setOnInsert", fields));
    }

    private void set(String collection, String id, Bson change) {
        target.getCollection(collection).updateOne(Filters.eq("_id", id), change, new UpdateOptions().upsert(true));
    }
}
