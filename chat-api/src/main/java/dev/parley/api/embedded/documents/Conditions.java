package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a query demands of single fields, as far as an index is of use. The rest of the query is not looked at: an index may
 * find too much, since each document that it finds is compared with the whole query.
 */
final class Conditions {

    private static final Set<Class<?>> COMPARABLE = Set.of(
        String.class,
        Integer.class,
        Long.class,
        Double.class,
        Boolean.class,
        Instant.class,
        ObjectId.class
    );

    private final Map<String, Object> demanded = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        var conditions = new Conditions();
        conditions.add(query);
        return conditions;
    }

    /** Of several conditions of one field the first counts; each narrows what is found. */
    private void add(Document query) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> all) {
                all.forEach(each -> {
                    if (each instanceof Document part) {
                        add(part);
                    }
                });
            } else if (value != null) {
                demanded.putIfAbsent(field, value);
            }
        });
    }

    /** What the field is compared with, a value or a document of operators. */
    Optional<Object> of(String field) {
        return Optional.ofNullable(demanded.get(field));
    }

    /** The value that the field has, or that one of its elements has. */
    Optional<Object> equality(String field) {
        return of(field).filter(Conditions::isComparable);
    }

    /** The value of the operator, one of those that compare, for the field. */
    Optional<Object> operand(String field, String operator) {
        return of(field)
            .filter(value -> value instanceof Document && !BsonRegularExpression.isRegularExpression(value))
            .map(value -> ((Document) value).get(operator));
    }

    /** Whether it is ordered as it stands in an index. */
    static boolean isComparable(Object value) {
        return COMPARABLE.contains(value.getClass());
    }
}
