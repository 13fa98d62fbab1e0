package dev.parley.chat.user;

import com.mongodb.client.FindIterable;
import dev.parley.chat.avatar.AvatarId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Users as MongoDB documents. */
final class UserDocuments {

    static final String COLLECTION = "users";
    static final String DELETED_AT = "deletedAt";
    static final String BOT = "bot";

    private UserDocuments() {}

    static List<User> list(FindIterable<Document> found) {
        var list = new ArrayList<User>();
        for (Document document : found) {
            list.add(read(document));
        }
        return list;
    }

    static @Nullable AvatarId readAvatar(Document user) {
        String avatar = user.getString("avatar");
        return avatar == null ? null : new AvatarId(avatar);
    }

    static User read(Document user) {
        boolean deleted = user.containsKey(DELETED_AT);
        return new User(
            new UserId(user.getString("_id")),
            deleted ? "" : user.getString("username"),
            user.getString("displayName"),
            deleted,
            user.containsKey(BOT),
            user.getDate("createdAt").toInstant(),
            readAvatar(user)
        );
    }
}
