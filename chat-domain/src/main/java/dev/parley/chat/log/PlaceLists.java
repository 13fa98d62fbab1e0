package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Lists of places in chats, each found by an id and kept in one document: its newest {@value #MAX} places. A list only
 * grows, by sets, so that nodes may write the events of one chat in any order and again.
 */
final class PlaceLists {

    static final int MAX = 200;

    private static final String SEQS = "seqs";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> lists;

    PlaceLists(MongoCollection<Document> lists) {
        this.lists = lists;
    }

    /** A place that belongs into a list. */
    record Entry(String list, long seq) {}

    void add(Collection<Entry> entries) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (Entry entry : entries) {
            var list = Filters.eq("_id", entry.list());
            writes.add(new UpdateOneModel<>(list, Updates.addToSet(SEQS, entry.seq()), UPSERT));
            writes.add(
                new UpdateOneModel<>(list, Updates.pushEach(SEQS, List.of(), new PushOptions().sort(1).slice(-MAX)))
            );
        }
        if (!writes.isEmpty()) {
            lists.bulkWrite(writes);
        }
    }

    /** Those of the lists that exist, each ascending. */
    Map<String, List<Long>> find(Collection<String> ids) {
        var found = new HashMap<String, List<Long>>();
        if (!ids.isEmpty()) {
            for (Document list : lists.find(Filters.in("_id", ids))) {
                found.put(
                    list.getString("_id"),
                    Stream.ofNullable(list.getList(SEQS, Long.class)).flatMap(List::stream).sorted().toList()
                );
            }
        }
        return found;
    }
}
