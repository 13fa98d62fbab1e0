package dev.parley.api.realtime.bus;

import dev.parley.api.protocol.ProtocolJson;
import dev.parley.chat.log.EventBytes;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.node.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What goes over the bus: the sender's id, 26 bytes, and a JSON array of messages. Events of a log are in it as the
 * documents that the log has of them ({@link EventBytes}).
 */
final class BusCodec {

    private static final int ID_LENGTH = 26;

    private final byte[] self;
    private final JsonMapper mapper = ProtocolJson.configure(JsonMapper.builder()).addModule(events()).build();

    /** @param unreadable how many messages a newer node has sent of which this one knows nothing */
    record Decoded(List<NodeMessage> messages, int unreadable) {}

    BusCodec(NodeId self) {
        this.self = self.value().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] encode(List<NodeMessage> messages) {
        byte[] json = mapper
            .writerFor(mapper.getTypeFactory().constructCollectionType(List.class, NodeMessage.class))
            .writeValueAsBytes(messages);
        byte[] body = Arrays.copyOf(self, ID_LENGTH + json.length);
        System.arraycopy(json, 0, body, ID_LENGTH, json.length);
        return body;
    }

    /** Whether this node has sent it itself. */
    boolean isOwn(byte[] body) {
        return body.length >= ID_LENGTH && Arrays.equals(body, 0, ID_LENGTH, self, 0, ID_LENGTH);
    }

    /** Each message by itself, so that one of a newer shape takes no other along. */
    Decoded decode(byte[] body) {
        var messages = new ArrayList<NodeMessage>();
        int unreadable = 0;
        try {
            for (var each : mapper.readTree(body, ID_LENGTH, body.length - ID_LENGTH)) {
                try {
                    messages.add(mapper.treeToValue(each, NodeMessage.class));
                } catch (RuntimeException newer) {
                    unreadable++;
                }
            }
        } catch (JacksonException | IndexOutOfBoundsException | IllegalArgumentException newer) {
            unreadable++;
        }
        return new Decoded(messages, unreadable);
    }

    private static SimpleModule events() {
        return new SimpleModule()
            .addSerializer(
                LoggedEvent.class,
                new ValueSerializer<>() {
                    @Override
                    public void serialize(LoggedEvent event, JsonGenerator to, SerializationContext context) {
                        to.writeBinary(EventBytes.write(event));
                    }
                }
            )
            .addDeserializer(
                LoggedEvent.class,
                new ValueDeserializer<>() {
                    @Override
                    public LoggedEvent deserialize(JsonParser from, DeserializationContext context) {
                        return EventBytes.read(from.getBinaryValue());
                    }
                }
            );
    }
}
