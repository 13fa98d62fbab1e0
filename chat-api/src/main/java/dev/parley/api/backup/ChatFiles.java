package dev.parley.api.backup;

import dev.parley.api.embedded.documents.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;

/**
 * The files of one chat, without those of others: a file that was forwarded from another chat gets bytes of its own, and one
 * that was forwarded to another chat knows nothing of that any more.
 */
final class ChatFiles {

    static final String FILES = "attachments";
    static final String CHUNKS = "attachment_chunks";
    static final String CHECKS = "attachment_checks";

    private static final String ORIGIN = "origin";
    private static final String COPIES = "copies";
    private static final String THUMBNAIL = "/thumbnail";

    private final Snapshot snapshot;
    private final List<RawBsonDocument> files = new ArrayList<>();

    /** Under which names the bytes are to be found there, by their name here. */
    private final Map<String, Set<String>> names = new HashMap<>();

    ChatFiles(Snapshot snapshot, String chat) {
        this.snapshot = snapshot;
        var all = ChatDocuments.with(FILES, "chat", chat).in(snapshot).toList();
        var own = new HashSet<String>();
        all.forEach(file -> own.add(ChatDocuments.id(file)));
        for (RawBsonDocument file : all) {
            var alone = alone(file, own);
            boolean removed = BsonBoolean.TRUE.equals(file.get("removed"));
            if (!removed || alone.containsKey(COPIES)) {
                files.add(new RawBsonDocument(alone, new BsonDocumentCodec()));
                addNames(ChatDocuments.id(file), originOf(file), own);
            }
        }
    }

    private void addNames(String id, String origin, Set<String> own) {
        if (origin.equals(id) || !own.contains(origin)) {
            for (String suffix : List.of("", THUMBNAIL)) {
                names.computeIfAbsent(origin + suffix, _ -> new HashSet<>()).add(id + suffix);
            }
        }
    }

    private static String originOf(BsonDocument file) {
        String origin = ChatDocuments.text(file, ORIGIN);
        return origin.isEmpty() ? ChatDocuments.id(file) : origin;
    }

    private static BsonDocument alone(RawBsonDocument file, Set<String> own) {
        var alone = new BsonDocument();
        file.forEach(alone::append);
        if (!own.contains(originOf(file))) {
            alone.put(ORIGIN, new BsonString(ChatDocuments.id(file)));
        }
        if (alone.get(COPIES) instanceof BsonArray copies) {
            List<BsonValue> kept = copies
                .stream()
                .filter(copy -> own.contains(copy.asString().getValue()))
                .toList();
            if (kept.isEmpty()) {
                alone.remove(COPIES);
            } else {
                alone.put(COPIES, new BsonArray(kept));
            }
        }
        return alone;
    }

    Stream<RawBsonDocument> files() {
        return files.stream();
    }

    Stream<RawBsonDocument> checks() {
        var ids = new HashSet<String>();
        files.forEach(file -> ids.add(ChatDocuments.id(file)));
        return ChatDocuments.all(snapshot, CHECKS).filter(check -> ids.contains(ChatDocuments.id(check)));
    }

    /** The bytes, under the names that they have there. */
    Stream<RawBsonDocument> chunks() {
        return ChatDocuments.all(snapshot, CHUNKS).flatMap(chunk -> {
            String id = ChatDocuments.id(chunk);
            int colon = Math.max(0, id.lastIndexOf(':'));
            return names
                .getOrDefault(id.substring(0, colon), Set.of())
                .stream()
                .map(name -> renamed(chunk, name + id.substring(colon)));
        });
    }

    private static RawBsonDocument renamed(RawBsonDocument chunk, String id) {
        if (id.equals(ChatDocuments.id(chunk))) {
            return chunk;
        }
        var renamed = new BsonDocument();
        chunk.forEach(renamed::append);
        renamed.put("_id", new BsonString(id));
        return new RawBsonDocument(renamed, new BsonDocumentCodec());
    }

    /** The bytes of each file there, as MongoDB is asked for them. */
    List<Bson> chunksThere() {
        return names
            .values()
            .stream()
            .flatMap(Set::stream)
            .map(name -> ChatDocuments.begins(name + ":"))
            .toList();
    }
}
