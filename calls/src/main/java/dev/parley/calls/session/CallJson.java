package dev.parley.calls.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * How a call is written to Redis. Reading is strict: what this version of the code does not know in full, it does not
 * touch. What is written names its shape, by a number that is raised whenever the code before could not read it any more;
 * whatever the shape, {@code version} is the call's version, which write.lua compares.
 */
@Component
final class CallJson {

    static final int SHAPE = 5;

    /** Up to this one a session did not say since when nobody was in it: a call without anybody was over. */
    private static final int NEVER_EMPTY = 4;

    private static final JsonMapper MAPPER = JsonMapper.builder()
        .addMixIn(CallId.class, Id.class)
        .addMixIn(ConnectionId.class, Id.class)
        .addMixIn(RecordingId.class, Id.class)
        .addMixIn(CallState.class, State.class)
        .addModule(texts())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    private final int shape;

    CallJson() {
        this(SHAPE);
    }

    /** @param shape the newest that is read, and the one that is written */
    CallJson(int shape) {
        this.shape = shape;
    }

    private record Stored(int shape, long version, CallState state) {}

    String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    String write(VersionedCall call) {
        return MAPPER.writeValueAsString(new Stored(shape, call.version(), call.state()));
    }

    /** @throws tools.jackson.core.JacksonException if this is not a call as {@link #write} writes it */
    VersionedCall read(String json) {
        Stored stored = MAPPER.treeToValue(completed(MAPPER.readTree(json)), Stored.class);
        if (stored == null) {
            throw new StreamReadException("null is not a call");
        }
        if (stored.shape() > shape) {
            throw new StreamReadException("a call of shape " + stored.shape());
        }
        return new VersionedCall(stored.version(), stored.state());
    }

    private static JsonNode completed(JsonNode stored) {
        if (
            stored.path("shape").asInt(0) == NEVER_EMPTY &&
            stored.path("state").path("session") instanceof ObjectNode session
        ) {
            session.putNull("emptySince");
        }
        return stored;
    }

    CallQuality readQuality(String json) {
        return MAPPER.readValue(json, CallQuality.class);
    }

    /**
     * What somebody publishes, without its version, which the store keeps beside it.
     *
     * @param devices none where the browser cannot encrypt, else one
     */
    record Published(List<Track> tracks, List<DeviceKeys> devices) {
        static Published of(List<Track> tracks, @Nullable DeviceKeys device) {
            return new Published(tracks, device == null ? List.of() : List.of(device));
        }

        Publication at(long version) {
            return new Publication(version, tracks, devices.isEmpty() ? null : devices.getFirst());
        }
    }

    static Published readPublished(String json) {
        return MAPPER.readValue(json, Published.class);
    }

    /** People and places are of several kinds, of which their text tells which. */
    private static SimpleModule texts() {
        return new SimpleModule("parley-calls")
            .addSerializer(Person.class, new TextSerializer<>(Person.class))
            .addDeserializer(
                Person.class,
                new StdScalarDeserializer<Person>(Person.class) {
                    @Override
                    public Person deserialize(JsonParser in, DeserializationContext context) {
                        return Person.parse(in.getString());
                    }
                }
            )
            .addSerializer(CallPlace.class, new TextSerializer<>(CallPlace.class))
            .addDeserializer(
                CallPlace.class,
                new StdScalarDeserializer<CallPlace>(CallPlace.class) {
                    @Override
                    public CallPlace deserialize(JsonParser in, DeserializationContext context) {
                        return CallPlace.parse(in.getString());
                    }
                }
            );
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {

        TextSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private abstract static class Id {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Id(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CallState.Ringing.class, name = "ringing"),
        @JsonSubTypes.Type(value = CallState.Active.class, name = "active"),
        @JsonSubTypes.Type(value = CallState.Ended.class, name = "ended"),
    })
    private interface State {}
}
