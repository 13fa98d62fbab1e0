package dev.parley.api.realtime.connection;

import dev.parley.api.error.JsonFault;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ProtocolJson;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.Unicode;
import dev.parley.chat.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/** Frames to and from JSON. Reading is strict; writing happens once per frame, however many receive it. */
@Component
public class FrameCodec {

    private static final int ID_MAX = 64;

    private final JsonMapper strict = ProtocolJson.strictMapper();

    /** What became of a text that a client sent. */
    public sealed interface Decoded {
        record Valid(ClientFrame frame) implements Decoded {}

        /** @param re the request's id, where the text had one */
        record Refused(@Nullable String re, ErrorCode code, Map<String, Object> details) implements Decoded {}
    }

    public Decoded decode(String text) {
        JsonNode tree;
        try {
            tree = strict.readTree(text);
        } catch (JacksonException malformed) {
            return refused(null, malformed);
        }
        String id = tree.path("id").isString() ? tree.path("id").stringValue() : null;
        if (id == null || id.isEmpty() || id.length() > ID_MAX || !Unicode.isWellFormed(id)) {
            return new Decoded.Refused(null, ErrorCode.INVALID_FRAME, Map.of("id", "must have 1 to 64 characters"));
        }
        try {
            return new Decoded.Valid(strict.treeToValue(tree, ClientFrame.class));
        } catch (InvalidTypeIdException unknown) {
            return new Decoded.Refused(id, ErrorCode.UNKNOWN_FRAME_TYPE, Map.of("type", shortened(tree.path("type"))));
        } catch (JacksonException invalid) {
            return refused(id, invalid);
        }
    }

    private static Decoded refused(@Nullable String re, JacksonException failure) {
        var fault = JsonFault.of(failure);
        String field = fault.path() == null ? "frame" : fault.path();
        return new Decoded.Refused(re, ErrorCode.INVALID_FRAME, Map.of(field, fault.why()));
    }

    public byte[] encode(ServerFrame frame) {
        return strict.writeValueAsBytes(frame);
    }

    private static String shortened(JsonNode type) {
        String text = type.asString("");
        return encodable(text.length() <= ID_MAX ? text : text.substring(0, ID_MAX));
    }

    private static String encodable(String clients) {
        return Unicode.isWellFormed(clients) ? clients : "?";
    }
}
