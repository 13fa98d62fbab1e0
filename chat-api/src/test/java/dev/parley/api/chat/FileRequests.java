package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply.MessageAccepted;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.AttachmentSweep;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of files ask of a node. */
final class FileRequests {

    private FileRequests() {}

    static AttachmentId upload(TestUser user, ChatId to, String name, byte[] content) {
        var answer = user.rest().upload("POST", uploadPath(to, name), content);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return new AttachmentId(answer.body().path("id").asString());
    }

    static String uploadPath(ChatId to, String name) {
        return "/api/chats/" + to + "/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String path(ChatId in, AttachmentId id) {
        return "/api/chats/" + in + "/attachments/" + id;
    }

    static long send(SocketClient client, ChatId to, String clientId, String text, AttachmentId... ids) {
        return client.ask(r -> new SendMessage(r, to, clientId, text, null, List.of(ids)), MessageAccepted.class).seq();
    }

    static ErrorCode refusal(SocketClient client, ChatId to, String clientId, AttachmentId... ids) {
        return client
            .ask(r -> new SendMessage(r, to, clientId, "", null, List.of(ids)), SessionEvent.Failed.class)
            .code();
    }

    /** On a node whose clock is ahead, so that no other test's files are looked at too early. */
    static void sweepAfter(Duration time) {
        try (var later = Node.start()) {
            later.clock().advance(time);
            later.bean(AttachmentSweep.class).sweep();
        }
    }

    static long leftOf(AttachmentId id) {
        var mongo = Node.first().bean(MongoTemplate.class);
        var chunks = IntStream.range(0, 20)
            .boxed()
            .flatMap(n -> Stream.of(id + ":" + n, id + "/thumbnail:" + n))
            .toList();
        return (
            mongo.getCollection("attachment_chunks").countDocuments(new Document("_id", new Document("$in", chunks))) +
            mongo.getCollection("attachments").countDocuments(new Document("_id", id.value())) +
            mongo.getCollection("attachment_checks").countDocuments(new Document("_id", id.value()))
        );
    }

    static JsonNode events(TestUser reader, ChatId in) {
        return reader
            .rest()
            .get("/api/chats/" + in + "/events")
            .body()
            .path("events");
    }

    static void assertCode(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    static byte[] noise(int bytes) {
        var noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    /** A grey one whose only scan is there again and again. */
    static byte[] jpegOfScans(int scans) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        byte[] one = bytes.toByteArray();
        int scan = 0;
        while ((one[scan] & 0xFF) != 0xFF || (one[scan + 1] & 0xFF) != 0xDA) {
            scan++;
        }
        bytes.reset();
        bytes.write(one, 0, scan);
        for (int i = 0; i < scans; i++) {
            bytes.write(one, scan, one.length - 2 - scan);
        }
        bytes.write(one, one.length - 2, 2);
        return bytes.toByteArray();
    }

    static byte[] jpeg(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
