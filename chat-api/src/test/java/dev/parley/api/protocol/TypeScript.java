package dev.parley.api.protocol;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.PeerAddress;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the protocol's records as TypeScript: an interface a record, a union a sealed interface. */
final class TypeScript {

    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class, double.class);

    /** Values of several kinds that are told apart by their text. */
    private static final Map<Class<?>, String> TEXTS = Map.of(
        Person.class,
        "UserId | GuestId",
        CallPlace.class,
        "ChatId | MeetingPlace | RoomPlace",
        PeerAddress.class,
        "ConnectionId | 'router'"
    );

    private final JsonMapper mapper = ProtocolJson.strictMapper();
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> frames = new LinkedHashMap<>();

    static String of(Class<?>... roots) {
        var writer = new TypeScript();
        for (Class<?> root : roots) {
            Frames.families(root).forEach(writer::family);
            writer.frames.put(root.getSimpleName(), union(root.getSimpleName(), names(Frames.families(root))));
        }
        return Stream.of(
            Stream.of(
                "// Generated from the records of dev.parley.api.protocol. Do not edit.\n",
                "import type { Id } from './id'\n"
            ),
            writer.values.values().stream(),
            writer.frames.values().stream()
        )
            .flatMap(part -> part)
            .collect(Collectors.joining("\n"));
    }

    private void family(Class<?> family) {
        var members = List.of(family.getPermittedSubclasses());
        for (Class<?> frame : members) {
            String before = frames.put(
                frame.getSimpleName(),
                structure(frame, "  type: '" + Frames.typeOf(frame) + "'\n")
            );
            if (before != null) {
                throw new IllegalStateException("two frames are called " + frame.getSimpleName());
            }
        }
        frames.put(family.getSimpleName(), union(family.getSimpleName(), names(members)));
    }

    private String structure(Class<?> type, String first) {
        var fields = Arrays.stream(type.getRecordComponents()).map(this::field).collect(Collectors.joining());
        return "export interface " + type.getSimpleName() + " {\n" + first + fields + "}\n";
    }

    private String field(RecordComponent component) {
        return "  " + component.getName() + ": " + type(component.getAnnotatedType()) + "\n";
    }

    private String type(AnnotatedType annotated) {
        String nullable = annotated.isAnnotationPresent(Nullable.class) ? " | null" : "";
        if (annotated instanceof AnnotatedParameterizedType generic) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            return (arguments.length == 2 ? "Record<string, unknown>" : type(arguments[0]) + "[]") + nullable;
        }
        return simple((Class<?>) annotated.getType()) + nullable;
    }

    private String simple(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (NUMBERS.contains(type)) {
            return "number";
        }
        String name = type.getSimpleName();
        if (TEXTS.containsKey(type)) {
            values.put(name, "export type " + name + " = " + TEXTS.get(type) + "\n");
            values.put("GuestId", "/** With `g_` before it. */\nexport type GuestId = Id<'GuestId'>\n");
            values.put(
                "MeetingPlace",
                "/** A meeting's id with `m_` before it. */\nexport type MeetingPlace = Id<'MeetingPlace'>\n"
            );
            values.put(
                "RoomPlace",
                "/** A room's id with `r_` before it. */\nexport type RoomPlace = Id<'RoomPlace'>\n"
            );
        } else if (type == Instant.class) {
            values.put(name, "/** ISO 8601. */\nexport type Instant = string\n");
        } else if (type.isEnum()) {
            values.put(name, union(name, constants(type)));
        } else if (type.isRecord() && type.getRecordComponents().length == 1) {
            values.put(name, "export type " + name + " = Id<'" + name + "'>\n");
        } else if (type.isRecord()) {
            values.put(name, structure(type, ""));
        } else if (!type.isSealed()) {
            throw new IllegalStateException("no TypeScript for " + type);
        }
        return name;
    }

    private List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
            .map(constant -> "'" + mapper.valueToTree(constant).asString() + "'")
            .toList();
    }

    private static List<String> names(List<? extends Class<?>> types) {
        return types.stream().<String>map(Class::getSimpleName).toList();
    }

    private static String union(String name, List<String> alternatives) {
        return (
            "export type " +
            name +
            " =\n" +
            alternatives
                .stream()
                .map(alternative -> "  | " + alternative)
                .collect(Collectors.joining("\n")) +
            "\n"
        );
    }
}
