package dev.parley.chat.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.text.WordStarts;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What a version that folded otherwise has kept of names is folded anew when a node starts. */
@Component
public class FoldedNames {

    /** No version folds ASCII otherwise. */
    private static final String BEYOND_ASCII = "[^\\x00-\\x7F]";

    private static final int AT_ONCE = 1_000;

    private final MongoCollection<Document> users;

    FoldedNames(MongoTemplate mongo) {
        users = mongo.getCollection(UserDocuments.COLLECTION);
    }

    @PostConstruct
    public void renew() {
        var writes = new ArrayList<WriteModel<Document>>();
        var named = users
            .find(Filters.regex("displayName", BEYOND_ASCII))
            .projection(Projections.include("displayName", "words"));
        for (Document user : named) {
            String name = user.getString("displayName");
            var words = WordStarts.of(name);
            if (!words.equals(user.getList("words", String.class, List.of()))) {
                var unchanged = Filters.and(Filters.eq("_id", user.get("_id")), Filters.eq("displayName", name));
                writes.add(new UpdateOneModel<>(unchanged, Updates.set("words", words)));
            }
            if (writes.size() == AT_ONCE) {
                users.bulkWrite(writes);
                writes.clear();
            }
        }
        if (!writes.isEmpty()) {
            users.bulkWrite(writes);
        }
    }
}
