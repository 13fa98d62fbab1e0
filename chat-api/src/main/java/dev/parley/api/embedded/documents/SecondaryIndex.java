package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index by which a value leads to any number of documents. It serves queries that ask for a value of its first field, or of
 * its first fields, and queries for a range or for several values of the field after these.
 */
final class SecondaryIndex extends Index<Object> {

    private final MVMap<KeyValue, Boolean> entries;

    /** @param entries the values of the fields and, as the last, the position of a document that has them */
    SecondaryIndex(MVMap<KeyValue, Boolean> entries, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.entries = entries;
    }

    @Override
    public boolean canHandle(Document query) {
        return !stretches(query).isEmpty();
    }

    /** Perhaps of too many documents, which are compared with the query; never of too few. */
    @Override
    public Iterable<Object> getPositions(Document query) {
        var positions = new LinkedHashSet<>();
        for (var stretch : stretches(query)) {
            var found = entries.keyIterator(stretch.from());
            while (found.hasNext()) {
                var entry = found.next();
                if (KeyType.INSTANCE.compare(entry, stretch.to()) > 0) {
                    break;
                }
                positions.add(position(entry));
            }
        }
        return positions;
    }

    private static Object position(KeyValue entry) {
        return entry.get(entry.size() - 1);
    }

    /** A part of the index, both ends included. */
    private record Stretch(KeyValue from, KeyValue to) {}

    /** The parts of the index that have all that the query asks for; empty where it does not help. */
    private List<Stretch> stretches(Document query) {
        var conditions = Conditions.of(query);
        var equal = new ArrayList<Object>();
        for (String field : keys()) {
            var value = conditions.equality(field);
            if (value.isEmpty()) {
                return stretchesAfter(equal, field, conditions);
            }
            equal.add(normalized(value.get()));
        }
        return List.of(stretch(equal, ValueType.LEAST, ValueType.GREATEST));
    }

    /** @param equal the values of the fields before this one */
    private static List<Stretch> stretchesAfter(List<Object> equal, String field, Conditions conditions) {
        if (
            conditions.operand(field, "$in").orElse(null) instanceof Collection<?> values &&
            values.stream().allMatch(value -> value != null && Conditions.isComparable(value))
        ) {
            return values
                .stream()
                .map(value -> stretch(with(equal, normalized(value)), ValueType.LEAST, ValueType.GREATEST))
                .toList();
        }
        var least = bound(conditions, field, "$gt", "$gte");
        if (least.isPresent()) {
            return List.of(stretch(equal, least.get(), ValueType.GREATEST));
        }
        var greatest = bound(conditions, field, "$lt", "$lte");
        if (greatest.isPresent()) {
            // Longer than any entry, so it is after all that have this value.
            return List.of(
                new Stretch(key(equal, ValueType.LEAST), key(with(equal, greatest.get()), ValueType.GREATEST))
            );
        }
        return equal.isEmpty() ? List.of() : List.of(stretch(equal, ValueType.LEAST, ValueType.GREATEST));
    }

    /** One bound is enough: of a list, one element may be above the one and another below the other. */
    private static Optional<Object> bound(Conditions conditions, String field, String exclusive, String inclusive) {
        return conditions
            .operand(field, exclusive)
            .or(() -> conditions.operand(field, inclusive))
            .filter(Conditions::isComparable)
            .map(SecondaryIndex::normalized);
    }

    private static Stretch stretch(List<Object> equal, Object least, Object greatest) {
        return new Stretch(key(equal, least), key(equal, greatest));
    }

    private static KeyValue key(List<Object> values, Object last) {
        return new KeyValue(with(values, last));
    }

    private static List<Object> with(List<Object> values, Object last) {
        var all = new ArrayList<>(values);
        all.add(last);
        return all;
    }

    private static Object normalized(Object value) {
        return new KeyValue(value).normalized().get(0);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        entriesOf(document, position).forEach(entry -> entries.put(entry, Boolean.TRUE));
    }

    @Override
    public Object remove(Document document) {
        var position = positionOf(document);
        entriesOf(document, position).forEach(entries::remove);
        return position;
    }

    @Override
    public void updateInPlace(
        Document oldDocument,
        Document newDocument,
        Object position,
        MongoCollection<Object> collection
    ) {
        if (!nullAwareEqualsKeys(oldDocument, newDocument)) {
            remove(oldDocument);
            add(newDocument, position, collection);
        }
    }

    /** See {@link de.bwaldvogel.mongo.backend.h2.H2Collection}: a document is at its id. */
    private static Object positionOf(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    private Set<KeyValue> entriesOf(Document document, Object position) {
        var all = new LinkedHashSet<KeyValue>();
        for (var values : getKeyValues(document)) {
            var entry = new ArrayList<Object>();
            values.forEach(entry::add);
            entry.add(position);
            all.add(new KeyValue(entry));
        }
        return all;
    }

    /** Of no use to find the one document that is meant. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Any value is fine.
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // Any value is fine.
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    /** Not told; nobody asks. */
    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean isUnique() {
        return false;
    }

    @Override
    public void drop() {
        // Its map goes with the collection.
    }
}
