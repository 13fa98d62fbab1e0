package dev.parley.api.web;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.type.ResolvedType;
import dev.parley.api.protocol.ProtocolJson;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.PeerAddress;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes Parley's own types in the OpenAPI document as {@link ProtocolJson} writes them: a field is always there, null
 * only where the record says {@code @Nullable}, ids are strings whose format names their kind, enums are named as on the
 * wire, and a sealed interface is told apart by {@code type}. Left to itself springdoc sees objects with optional fields.
 */
@Component
class RecordSchemas implements ModelConverter {

    private static final Set<Class<?>> TEXTS = Set.of(Person.class, CallPlace.class, PeerAddress.class);
    private static final String REFERENCE = "#/components/schemas/";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern WORD_START = Pattern.compile("(?:^|\\.)([a-z])");

    private final JsonMapper mapper = ProtocolJson.strictMapper();
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
        AnnotatedType type,
        ModelConverterContext context,
        Iterator<ModelConverter> others
    ) {
        Class<?> raw = raw(type.getType());
        if (raw != null && raw.getName().startsWith("dev.parley.")) {
            return own(raw, context);
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static @Nullable Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ResolvedType resolved -> resolved.getRawClass();
            default -> null;
        };
    }

    private Schema<?> own(Class<?> type, ModelConverterContext context) {
        if (isId(type)) {
            return of("string").format(type.getSimpleName());
        }
        String name = name(type);
        if (!type.equals(named.computeIfAbsent(name, _ -> type))) {
            throw new IllegalStateException("two types are called " + name + ": " + type + ", " + named.get(name));
        }
        if (!context.getDefinedModels().containsKey(name)) {
            // Defined before its parts, so that a part may refer to it.
            var schema = new JsonSchema();
            context.defineModel(name, schema);
            describe(type, schema, context);
        }
        return reference(name);
    }

    private void describe(Class<?> type, Schema<?> schema, ModelConverterContext context) {
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant ->
                addEnum(schema, mapper.valueToTree(constant).asString())
            );
        } else if (type.isSealed()) {
            alternatives(List.of(type.getPermittedSubclasses()), schema, context);
        } else if (type.isRecord()) {
            fields(type, schema, context);
        } else {
            throw new IllegalStateException("neither record, enum nor sealed: " + type);
        }
    }

    private void alternatives(List<Class<?>> types, Schema<?> schema, ModelConverterContext context) {
        var discriminator = new Discriminator().propertyName("type");
        for (Class<?> type : types) {
            schema.addOneOfItem(own(type, context));
            discriminator.mapping(wireType(type), REFERENCE + name(type));
        }
        schema.setDiscriminator(discriminator);
    }

    private void fields(Class<?> type, Schema<?> schema, ModelConverterContext context) {
        schema.addType("object");
        if (type.isAnnotationPresent(JsonTypeName.class)) {
            var constant = of("string");
            constant.setConst(wireType(type));
            add(schema, "type", constant, false);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            var field = value(component.getAnnotatedType(), context);
            limit(component, field);
            add(schema, nameOf(type, component), field, mayLack(component));
        }
    }

    private Schema<?> value(java.lang.reflect.AnnotatedType type, ModelConverterContext context) {
        var schema =
            type instanceof AnnotatedParameterizedType generic ? container(generic, context) : simple(type, context);
        if (!type.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        if (schema.get$ref() == null) {
            schema.addType("null");
            return schema;
        }
        return new JsonSchema().addOneOfItem(schema).addOneOfItem(of("null"));
    }

    private Schema<?> container(AnnotatedParameterizedType type, ModelConverterContext context) {
        var arguments = type.getAnnotatedActualTypeArguments();
        if (arguments.length == 2) {
            var map = of("object");
            map.setAdditionalProperties(value(arguments[1], context));
            return map;
        }
        if (arguments.length != 1) {
            throw new IllegalStateException("neither a value, a list nor a map: " + type);
        }
        var list = of("array");
        list.setItems(value(arguments[0], context));
        return list;
    }

    private Schema<?> simple(java.lang.reflect.AnnotatedType annotated, ModelConverterContext context) {
        var type = (Class<?>) annotated.getType();
        if (type.getName().startsWith("dev.parley.")) {
            return own(type, context);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> of("string");
            case "java.time.Instant" -> of("string").format("date-time");
            case "boolean", "java.lang.Boolean" -> of("boolean");
            case "int", "java.lang.Integer" -> of("integer").format("int32");
            case "long", "java.lang.Long" -> of("integer").format("int64");
            case "double" -> of("number").format("double");
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private static void limit(RecordComponent component, Schema<?> field) {
        var size = component.getAccessor().getAnnotation(Size.class);
        if (size != null && component.getType() == String.class) {
            field.setMaxLength(size.max());
        } else if (size != null) {
            field.setMaxItems(size.max());
        }
    }

    /** The one strategy that is in use is that of snake_case. */
    private static String nameOf(Class<?> type, RecordComponent component) {
        return type.isAnnotationPresent(JsonNaming.class)
            ? CAPITAL.matcher(component.getName()).replaceAll("_$0").toLowerCase(Locale.ROOT)
            : component.getName();
    }

    /** Of requests: whether the field need not be there. */
    private static boolean mayLack(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.requiredMode() == RequiredMode.NOT_REQUIRED;
    }

    private static void add(Schema<?> schema, String field, Schema<?> value, boolean mayLack) {
        schema.addProperty(field, value);
        if (!mayLack) {
            schema.addRequiredItem(field);
        }
    }

    @SuppressWarnings("unchecked") // Schema's own type parameter says nothing about what it may list.
    private static void addEnum(Schema<?> schema, String value) {
        schema.addType("string");
        ((Schema<String>) schema).addEnumItemObject(value);
    }

    /** A frame is called after its type on the wire: {@code chat.created} is ChatCreated. */
    private static String name(Class<?> type) {
        if (type.isAnnotationPresent(JsonTypeName.class)) {
            return WORD_START.matcher(wireType(type)).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
        }
        return type.getSimpleName().replaceAll("Response$", "");
    }

    private static String wireType(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(JsonTypeName.class), type.getName()).value();
    }

    /** What is plain text in JSON, of one kind or of several that the text tells apart. */
    private static boolean isId(Class<?> type) {
        return (
            TEXTS.contains(type) ||
            (type.isRecord() &&
                type.getSimpleName().endsWith("Id") &&
                type.getRecordComponents().length == 1 &&
                type.getRecordComponents()[0].getType() == String.class)
        );
    }

    private static Schema<?> of(String type) {
        var schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref(REFERENCE + name);
    }
}
