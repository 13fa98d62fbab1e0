package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.audit.AuditEntryId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.filter.FilteredWordId;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.moderation.NoticeId;
import dev.parley.chat.moderation.ReportId;
import dev.parley.chat.passkey.PasskeyId;
import dev.parley.chat.run.RunId;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.WebhookId;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** How the protocol's values look in JSON: ids as plain strings, enums in lower camel case, error codes as they are. */
public final class ProtocolJson {

    private static final EnumNamingStrategy ENUM_NAMES = (config, type, name) ->
        type.getRawType() == ErrorCode.class
            ? name
            : EnumNamingStrategies.LOWER_CAMEL_CASE.convertEnumToExternalName(config, type, name);

    private ProtocolJson() {}

    /** The one mapper of the socket: what a frame does not name exactly as the record does is refused. */
    public static JsonMapper strictMapper() {
        return strict(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            // A field that may be null says so by @JsonSetter(nulls = Nulls.SET).
            .changeDefaultNullHandling(_ -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .build();
    }

    /** Teaches a mapper the protocol's values, and to take nothing for what it is not: no number for a text or a name. */
    public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        return configure(builder)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS
            )
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    /** Teaches a mapper the protocol's values. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(values()).enumNamingStrategy(ENUM_NAMES);
    }

    private static JacksonModule values() {
        var module = new SimpleModule("parley-values");
        module.addDeserializer(String.class, new TextDeserializer());
        module.addDeserializer(Instant.class, new TimeDeserializer());
        add(module, UserId.class, UserId::new);
        add(module, ChatId.class, ChatId::new);
        add(module, InviteId.class, InviteId::new);
        add(module, AttachmentId.class, AttachmentId::new);
        add(module, AvatarId.class, AvatarId::new);
        add(module, ApiKeyId.class, ApiKeyId::new);
        add(module, AuthSessionId.class, AuthSessionId::new);
        add(module, PasskeyId.class, PasskeyId::new);
        add(module, WebhookId.class, WebhookId::new);
        add(module, RegistrationInviteId.class, RegistrationInviteId::new);
        add(module, AuditEntryId.class, AuditEntryId::new);
        add(module, ReportId.class, ReportId::new);
        add(module, NoticeId.class, NoticeId::new);
        add(module, FilteredWordId.class, FilteredWordId::new);
        add(module, HeldMessageId.class, HeldMessageId::new);
        add(module, IncomingWebhookId.class, IncomingWebhookId::new);
        add(module, RunId.class, RunId::new);
        add(module, CallId.class, CallId::new);
        add(module, ConnectionId.class, ConnectionId::new);
        add(module, RecordingId.class, RecordingId::new);
        add(module, Person.class, Person::parse);
        add(module, CallPlace.class, CallPlace::parse);
        add(module, MeetingId.class, MeetingId::new);
        add(module, RoomId.class, RoomId::new);
        add(module, PeerAddress.class, PeerAddress::parse);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new IdSerializer<>(type));
        module.addDeserializer(type, new IdDeserializer<>(type, parse));
    }

    /** Text only, no number. It must be Unicode: half of a surrogate pair could be stored, but never be written as UTF-8 again. */
    private static final class TextDeserializer extends StdScalarDeserializer<String> {

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(in, String.class, JsonToken.VALUE_STRING, "not text");
            }
            String text = in.getString();
            if (!Unicode.isWellFormed(text)) {
                throw context.weirdStringException("", String.class, "has half of a surrogate pair");
            }
            return text;
        }
    }

    /** Text only: a number of seconds may be longer than any time. */
    private static final class TimeDeserializer extends StdScalarDeserializer<Instant> {

        TimeDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(in, Instant.class, JsonToken.VALUE_STRING, "not a time");
            }
            try {
                return Times.parse(in.getString());
            } catch (IllegalArgumentException notATime) {
                throw context.weirdStringException("", Instant.class, "not a time");
            }
        }
    }

    private static final class IdSerializer<T> extends StdScalarSerializer<T> {

        IdSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.toString());
        }
    }

    private static final class IdDeserializer<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> parse;

        IdDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            String value = in.getValueAsString();
            try {
                return parse.apply(value == null ? "" : value);
            } catch (IllegalArgumentException notAnId) {
                throw context.weirdStringException(value, handledType(), "not an id");
            }
        }
    }
}
