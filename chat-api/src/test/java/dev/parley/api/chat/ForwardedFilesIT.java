package dev.parley.api.chat;

import static dev.parley.api.chat.FileRequests.assertCode;
import static dev.parley.api.chat.FileRequests.events;
import static dev.parley.api.chat.FileRequests.jpeg;
import static dev.parley.api.chat.FileRequests.leftOf;
import static dev.parley.api.chat.FileRequests.noise;
import static dev.parley.api.chat.FileRequests.path;
import static dev.parley.api.chat.FileRequests.refusal;
import static dev.parley.api.chat.FileRequests.send;
import static dev.parley.api.chat.FileRequests.sweepAfter;
import static dev.parley.api.chat.FileRequests.upload;
import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatReply.MessageForwarded;
import dev.parley.api.protocol.ForwardResult;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.ForwardedFiles;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Files that go along with a forwarded message: who gets them, and how long they stay. */
class ForwardedFilesIT {

    private static final String SLOW = """
    {"posting": "everyone", "adding": "everyone", "calling": "everyone", "slowModeSeconds": 60}""";

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Files", boris);

    @Test
    void aForwardedFileIsForTheMembersOfTheTarget() throws IOException {
        var target = anna.createGroup("Target", stranger);
        var picture = upload(anna, chat, "b.jpg", jpeg(600, 600));
        try (var annas = anna.connect()) {
            long seq = send(annas, chat, "c1", "", picture);
            var copy = forward(annas, chat, seq, target, "f1").getFirst();
            assertThat(copy.id()).isNotEqualTo(picture);
            assertThat(copy).usingRecursiveComparison().ignoringFields("id").isEqualTo(view(chat, seq).getFirst());
            // A repeat, on the other node: the same message with the same files, and no others.
            try (var elsewhere = anna.on(Node.second()).connect()) {
                assertThat(forward(elsewhere, chat, seq, target, "f1")).containsExactly(copy);
            }
            assertThat(recordsIn(target)).isEqualTo(1);

            assertThat(stranger.rest().download(path(target, copy.id())).body()).isEqualTo(jpeg(600, 600));
            assertThat(
                stranger
                    .rest()
                    .download(path(target, copy.id()) + "/thumbnail")
                    .statusCode()
            ).isEqualTo(200);
            assertCode(stranger.rest().get(path(chat, copy.id())), 404, "CHAT_NOT_FOUND");
            assertCode(stranger.rest().get(path(target, picture)), 404, "ATTACHMENT_NOT_FOUND");
            assertCode(boris.rest().get(path(target, copy.id())), 404, "CHAT_NOT_FOUND");
            assertCode(boris.rest().get(path(chat, copy.id())), 404, "ATTACHMENT_NOT_FOUND");
            assertThat(refusal(annas, target, "again", copy.id())).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);

            anna.rest().delete("/api/chats/" + target + "/members/" + stranger.id());
            assertCode(stranger.rest().get(path(target, copy.id())), 404, "CHAT_NOT_FOUND");
        }
    }

    @Test
    void bytesGoWithTheLastMessageThatHasThem() {
        var second = anna.createGroup("Second", boris);
        var third = anna.createGroup("Third", boris);
        var original = upload(anna, chat, "a.bin", noise(300_000));
        try (var annas = anna.connect()) {
            long seq = send(annas, chat, "c1", "", original);
            var one = forward(annas, chat, seq, second, "f1").getFirst().id();
            annas.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Done.class);
            assertCode(boris.rest().get(path(chat, original)), 404, "ATTACHMENT_NOT_FOUND");
            sweepAfter(Duration.ofHours(48));
            assertThat(boris.rest().download(path(second, one)).body()).hasSize(300_000);
            var two = forward(annas, second, 2, third, "f2").getFirst().id();

            assertThat(
                anna
                    .rest()
                    .delete("/api/chats/" + second)
                    .status()
            ).isEqualTo(204);
            sweepAfter(Duration.ofHours(1));
            assertThat(leftOf(one)).isZero();
            assertThat(boris.rest().download(path(third, two)).body()).hasSize(300_000);

            annas.ask(r -> new DeleteMessage(r, third, newClientId(), 2), SessionEvent.Done.class);
            assertThat(leftOf(two)).isZero();
            assertThat(leftOf(original)).isZero();
        }
    }

    @Test
    void aForwardThatIsRefusedOrBreaksOffLeavesNoFiles() {
        var target = anna.createGroup("Target", boris);
        anna.rest().put("/api/chats/" + target + "/rules", SLOW);
        var original = upload(anna, chat, "a.bin", noise(10));
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long seq = send(annas, chat, "c1", "", original);
            forward(boriss, chat, seq, target, "f1");
            assertThat(forwarded(boriss, chat, seq, target, "f2").refused()).isEqualTo(ErrorCode.SLOW_MODE);
            assertThat(recordsIn(target)).isEqualTo(1);

            // As if the node had died before the log was written.
            var files = Node.first()
                .bean(ForwardedFiles.class)
                .share(anna.id(), target, "message/" + anna.id() + "/lost", attachmentsAt(chat, seq));
            assertThat(recordsIn(target)).isEqualTo(2);
            sweepAfter(Duration.ofHours(1));
            assertThat(leftOf(files.getFirst().id())).isZero();
            assertThat(recordsIn(target)).isEqualTo(1);
            assertThat(boris.rest().download(path(chat, original)).body()).hasSize(10);
        }
    }

    @Test
    void ofForwardingAndDeletingAtOnceNoneLeavesAMessageWithoutItsFile() throws Exception {
        for (int round = 0; round < 10; round++) {
            var target = anna.createGroup("Target", boris);
            var original = upload(anna, chat, "a.bin", noise(10));
            try (
                var annas = anna.connect();
                var boriss = boris.connect();
                var rush = Executors.newVirtualThreadPerTaskExecutor()
            ) {
                long seq = send(annas, chat, "round-" + round, "", original);
                var forwarding = rush.submit(() ->
                    boriss.ask(
                        r -> new ForwardMessage(r, chat, seq, List.of(new ForwardTarget(target, "f"))),
                        ServerFrame.class
                    )
                );
                var deleting = rush.submit(() ->
                    annas.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Done.class)
                );
                deleting.get();
                forwarding.get();
            }
            var arrived = events(boris, target).path(1).path("attachments").path(0);
            if (arrived.isMissingNode()) {
                assertThat(leftOf(original)).isZero();
            } else {
                var copy = new AttachmentId(arrived.path("id").asString());
                assertThat(boris.rest().download(path(target, copy)).body()).hasSize(10);
            }
        }
    }

    /** The files of the message that comes of it. */
    private List<AttachmentView> forward(SocketClient client, ChatId from, long seq, ChatId to, String clientId) {
        var result = forwarded(client, from, seq, to, clientId);
        assertThat(result.refused()).isNull();
        return view(to, Objects.requireNonNull(result.seq()));
    }

    private static ForwardResult forwarded(SocketClient client, ChatId from, long seq, ChatId to, String clientId) {
        return client
            .ask(
                r -> new ForwardMessage(r, from, seq, List.of(new ForwardTarget(to, clientId))),
                MessageForwarded.class
            )
            .results()
            .getFirst();
    }

    private static List<AttachmentView> view(ChatId in, long seq) {
        return attachmentsAt(in, seq).stream().map(ChatEventMapper::toWire).toList();
    }

    private static List<Attachment> attachmentsAt(ChatId in, long seq) {
        var event = Node.first().bean(ChatLog.class).read(in, seq, seq).getFirst();
        return ((MessageSent) event.body()).content().attachments();
    }

    private static long recordsIn(ChatId target) {
        var mongo = Node.first().bean(MongoTemplate.class);
        return mongo.getCollection("attachments").countDocuments(new Document("chat", target.value()));
    }
}
