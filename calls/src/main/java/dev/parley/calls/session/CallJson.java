package dev.parley.calls.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a call is written to Redis. Reading is strict: what this version of the code does not know in full, it does not
 * touch.
 */
final class CallJson {

    private final JsonMapper mapper = JsonMapper.builder()
        .addMixIn(CallId.class, Id.class)
        .addMixIn(ConnectionId.class, Id.class)
        .addMixIn(ChatId.class, Id.class)
        .addMixIn(UserId.class, Id.class)
        .addMixIn(CallState.class, State.class)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException if this is not a call as {@link #write} writes it */
    VersionedCall read(String json) {
        VersionedCall call = mapper.readValue(json, VersionedCall.class);
        if (call == null) {
            throw new StreamReadException("null is not a call");
        }
        return call;
    }

    CallQuality readQuality(String json) {
        return mapper.readValue(json, CallQuality.class);
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
