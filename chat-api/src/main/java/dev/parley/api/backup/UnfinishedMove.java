package dev.parley.api.backup;

import com.mongodb.client.MongoDatabase;
import dev.parley.api.embedded.StartFailure;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Keeps Parley from starting on a database that was only partly moved. */
@Component
final class UnfinishedMove {

    static final String COLLECTION = "unfinished_move";

    UnfinishedMove(MongoTemplate mongo) {
        if (isIn(mongo.getDb())) {
            throw new StartFailure(
                "A move to this MongoDB was broken off.",
                "Repeat the command; it begins anew. Or drop the database " + mongo.getDb().getName() + "."
            );
        }
    }

    static boolean isIn(MongoDatabase database) {
        return database.getCollection(COLLECTION).find().first() != null;
    }
}
