package dev.parley.chat.filter;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.UserId;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The list, which is one document: each change of it is decided on the whole. */
@Component
class WordStore {

    private static final String ID = "words";
    private static final String WORDS = "words";

    private final MongoCollection<Document> documents;
    private final OnceUpdates once;

    WordStore(MongoTemplate mongo, OnceUpdates once) {
        documents = mongo
            .getCollection("administration")
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
        this.once = once;
    }

    /** @param change how often the list was changed */
    record Kept(List<FilteredWord> words, long change) {}

    Kept read() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return document == null ? new Kept(List.of(), 0) : read(document);
    }

    /** @param decide makes the new list of the present one; null for no change; may be called several times */
    boolean change(String key, Function<List<FilteredWord>, @Nullable List<FilteredWord>> decide) {
        return once
            .update(documents, ID, key, document -> {
                var changed = decide.apply(read(document).words());
                return changed == null ? null : Updates.set(WORDS, changed.stream().map(WordStore::write).toList());
            })
            .isPresent();
    }

    private static Kept read(Document document) {
        var words = document.getList(WORDS, Document.class, List.of()).stream().map(WordStore::word).toList();
        long change = document.get("change", new Document()).get("count", 0L);
        return new Kept(words, change);
    }

    private static Document write(FilteredWord word) {
        return new Document("id", word.id().value())
            .append("text", word.text())
            .append("action", word.action().name())
            .append("by", word.by().value())
            .append("at", Date.from(word.at()));
    }

    private static FilteredWord word(Document word) {
        return new FilteredWord(
            new FilteredWordId(word.getString("id")),
            word.getString("text"),
            action(word.getString("action")),
            new UserId(word.getString("by")),
            word.getDate("at").toInstant()
        );
    }

    /** One that only a newer node knows is taken for the strictest. */
    private static FilterAction action(String name) {
        return Stream.of(FilterAction.values())
            .filter(action -> action.name().equals(name))
            .findFirst()
            .orElse(FilterAction.REFUSE);
    }
}
