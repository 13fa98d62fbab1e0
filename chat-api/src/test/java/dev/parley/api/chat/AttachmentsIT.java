package dev.parley.api.chat;

import static dev.parley.api.chat.FileRequests.assertCode;
import static dev.parley.api.chat.FileRequests.events;
import static dev.parley.api.chat.FileRequests.jpeg;
import static dev.parley.api.chat.FileRequests.jpegOfScans;
import static dev.parley.api.chat.FileRequests.leftOf;
import static dev.parley.api.chat.FileRequests.noise;
import static dev.parley.api.chat.FileRequests.refusal;
import static dev.parley.api.chat.FileRequests.sweepAfter;
import static dev.parley.api.chat.FileRequests.upload;
import static dev.parley.api.chat.FileRequests.uploadPath;
import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.AttachmentView.ImageView;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply.MessageAccepted;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of messages, uploaded on one node and fetched from the other. */
class AttachmentsIT {

    private static final int MEBIBYTE = 1024 * 1024;

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.second().newUser();
    private final ChatId chat = anna.createGroup("Files", boris);

    @Test
    void aFileReachesTheMembersOnEveryNode() {
        byte[] content = noise(700_000);
        var id = upload(anna, chat, "notes.bin", content);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            send(annas, "c1", "look", id);

            var sent = boriss.expect(ChatEvent.MessageSent.class);
            assertThat(sent.attachments()).containsExactly(
                new AttachmentView(id, "notes.bin", "application/octet-stream", content.length, null)
            );
        }
        var download = boris.rest().download(path(id));
        assertThat(download.body()).isEqualTo(content);
        assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(download, "Content-Disposition")).startsWith("attachment; filename=");
        assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.headers().allValues("Content-Security-Policy")).containsExactly(
            "sandbox; default-src 'none'"
        );
        assertThat(header(download, "Cache-Control")).contains("private", "no-cache");
        assertThat(history(boris).toString()).contains(id.value());
    }

    @Test
    void whoIsNoMemberNowGetsNothing() {
        var id = upload(anna, chat, "plan.txt", "secret plan".getBytes(StandardCharsets.UTF_8));
        assertCode(boris.rest().get(path(id)), 404, "ATTACHMENT_NOT_FOUND");
        assertThat(anna.rest().download(path(id)).statusCode()).isEqualTo(200);
        sendBy(anna, "c1", id);
        var tag = header(boris.rest().download(path(id)), "ETag");
        assertThat(boris.rest().download(path(id), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertCode(stranger.rest().get(path(id)), 404, "CHAT_NOT_FOUND");
        assertThat(new Rest(Node.first()).get(path(id)).status()).isEqualTo(401);

        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());

        assertCode(boris.rest().get(path(id)), 404, "CHAT_NOT_FOUND");
        assertThat(boris.rest().download(path(id), "If-None-Match", tag).statusCode()).isEqualTo(404);
        assertCode(boris.rest().upload("POST", uploadPath(chat, "x"), noise(10)), 404, "CHAT_NOT_FOUND");
        var others = anna.createGroup("Others");
        assertCode(anna.rest().get("/api/chats/" + others + "/attachments/" + id), 404, "ATTACHMENT_NOT_FOUND");
    }

    @Test
    void onlyWhoMayPostMayUpload() {
        var channel = anna.createChannel("News", boris);
        assertCode(boris.rest().upload("POST", uploadPath(channel, "x"), noise(10)), 403, "FORBIDDEN");
        assertCode(stranger.rest().upload("POST", uploadPath(chat, "x"), noise(10)), 404, "CHAT_NOT_FOUND");
        assertCode(anna.rest().upload("POST", uploadPath(chat, "x"), new byte[0]), 400, "INVALID_REQUEST");
    }

    @Test
    void aFileMayBeTheFirstMessageOfAPersonalChat() {
        var personal = ChatId.personal(anna.id(), boris.id());
        var id = upload(anna, personal, "hello.txt", "hello".getBytes(StandardCharsets.UTF_8));
        assertCode(boris.rest().get("/api/chats/" + personal), 404, "CHAT_NOT_FOUND");
        assertCode(stranger.rest().upload("POST", uploadPath(personal, "x"), noise(10)), 404, "CHAT_NOT_FOUND");
        var nobody = ChatId.personal(anna.id(), new UserId("01m7y4h1twv73jrc2s4qg5g2as"));
        assertCode(anna.rest().upload("POST", uploadPath(nobody, "x"), noise(10)), 404, "USER_NOT_FOUND");
        try (var annas = anna.connect()) {
            annas.ask(r -> new SendMessage(r, personal, "c1", "", null, List.of(id)), MessageAccepted.class);
        }
        assertThat(
            boris
                .rest()
                .download("/api/chats/" + personal + "/attachments/" + id)
                .body()
        ).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void refusesWhatIsTooLargeWhileItComes(boolean chunked) {
        byte[] content = noise(26 * MEBIBYTE);
        var body = chunked
            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))
            : BodyPublishers.ofByteArray(content);
        assertCode(anna.rest().upload("POST", uploadPath(chat, "big"), body), 413, "ATTACHMENT_TOO_LARGE");
    }

    @Test
    void takesAFileOfTheFullSizeAndHandsOutRangesOfIt() {
        byte[] content = noise(25 * MEBIBYTE);
        System.arraycopy(new byte[] { 0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2' }, 0, content, 0, 12);
        var id = upload(anna, chat, "clip.mp4", content);
        sendBy(anna, "c1", id);
        var range = boris.rest().download(path(id), "Range", "bytes=1000000-1000099");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 1_000_100));
        assertThat(header(range, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(range, "Content-Disposition")).startsWith("inline");
        assertThat(boris.rest().download(path(id)).body()).isEqualTo(content);
    }

    @Test
    void answersToRangesAsRfc9110SaysIt() {
        byte[] content = noise(200_000);
        String path = path(upload(anna, chat, "a.bin", content));
        for (String ignored : List.of("items=0-1", "bytes=9-3", "bytes=0-1,5-6", "nonsense")) {
            var whole = anna.rest().download(path, "Range", ignored);
            assertThat(whole.statusCode()).as(ignored).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(content);
            assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        }
        var beyond = anna.rest().download(path, "Range", "bytes=200000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.body()).isEmpty();
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */200000");
        var end = anna.rest().download(path, "Range", "bytes=-10");
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(header(end, "Content-Range")).isEqualTo("bytes 199990-199999/200000");
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(content, 199_990, 200_000));
    }

    @Test
    void answersToConditionsOfRangesAndToHead() {
        String path = path(upload(anna, chat, "a.bin", noise(200_000)));
        var head = anna.rest().head(path, "Range", "bytes=0-9");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo("200000");
        String tag = header(head, "ETag");
        assertThat(anna.rest().download(path, "Range", "bytes=0-9", "If-Range", tag).body()).hasSize(10);
        for (String other : List.of("\"other\"", "W/" + tag, "Thu, 26 Nov 2026 00:00:00 GMT")) {
            assertThat(anna.rest().download(path, "Range", "bytes=0-9", "If-Range", other).body()).hasSize(200_000);
        }
        assertThat(anna.rest().download(path, "If-None-Match", tag, "Range", "bytes=0-9").statusCode()).isEqualTo(304);
    }

    @Test
    void anImageThatCostsTooMuchOrMakesNoSenseIsADownload() throws IOException {
        byte[] twoHeads = concat(
            "RIFF".getBytes(StandardCharsets.US_ASCII),
            new byte[] { 30, 0, 0, 0 },
            "WEBPVP8X".getBytes(StandardCharsets.US_ASCII),
            new byte[] { 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0 },
            "VP8X".getBytes(StandardCharsets.US_ASCII),
            new byte[4]
        );
        for (byte[] image : List.of(twoHeads, jpegOfScans(1_000))) {
            var id = upload(anna, chat, "image", image);
            sendBy(anna, "c-" + id, id);
            assertThat(boris.rest().download(path(id)).body()).isEqualTo(image);
            assertDownloadOnly(id);
        }
    }

    @Test
    void anImageLosesWhereItWasTakenAndGetsAThumbnail() throws IOException {
        byte[] picture = jpeg(1200, 600);
        byte[] place = "GPS 52.5163 N 13.3777 E".getBytes(StandardCharsets.US_ASCII);
        byte[] exif = concat(new byte[] { (byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + place.length) }, place);
        byte[] tagged = concat(Arrays.copyOf(picture, 2), exif, Arrays.copyOfRange(picture, 2, picture.length));
        var id = upload(anna, chat, "harbour.jpg", tagged);
        try (var annas = anna.connect()) {
            send(annas, "c1", "", id);
            assertThat(annas.expect(ChatEvent.MessageSent.class).attachments()).containsExactly(
                new AttachmentView(
                    id,
                    "harbour.jpg",
                    "image/jpeg",
                    picture.length,
                    new ImageView(1200, 600, true, false)
                )
            );
        }
        var download = boris.rest().download(path(id));
        assertThat(download.body()).isEqualTo(picture);
        assertThat(header(download, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(download, "Content-Disposition")).startsWith("inline");
        var thumbnail = boris.rest().download(path(id) + "/thumbnail");
        assertThat(header(thumbnail, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(thumbnail.body())).getWidth()).isEqualTo(480);
    }

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        innocent.png ; <!DOCTYPE html><script>alert(1)</script>                           ; text/html
        logo.svg     ; <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>   ; image/svg+xml
        page.html    ; <html><body onload="alert(1)"></body></html>                       ; text/html
        """,
        delimiter = ';'
    )
    void whatMightRunIsNothingButADownload(String name, String content, String mediaType) {
        var id = upload(anna, chat, name, content.getBytes(StandardCharsets.UTF_8));
        sendBy(anna, "c1", id);
        assertThat(attachment(boris).path("mediaType").asString()).isEqualTo(mediaType);
        assertThat(attachment(boris).path("image").isNull()).isTrue();
        assertDownloadOnly(id);
    }

    @Test
    void aPageBehindAnImagesHeadIsNoImage() {
        byte[] polyglot = "\u0089PNG\r\n\u001A\n<html><script>alert(1)</script></html>".getBytes(
            StandardCharsets.ISO_8859_1
        );
        var id = upload(anna, chat, "cat.png", polyglot);
        sendBy(anna, "c1", id);
        assertThat(attachment(boris).path("image").isNull()).isTrue();
        assertDownloadOnly(id);
        assertCode(boris.rest().get(path(id) + "/thumbnail"), 404, "ATTACHMENT_NOT_FOUND");
    }

    @Test
    void aNameIsPlainTextWhateverItSays() {
        var id = upload(anna, chat, "../../\u202E<img src=x onerror=alert(1)>\r\nSet-Cookie: a=b\".txt", noise(3));
        sendBy(anna, "c1", id);
        assertThat(attachment(boris).path("name").asString()).isEqualTo(
            "<img src=x onerror=alert(1)>Set-Cookie: a=b\".txt"
        );
        var download = boris.rest().download(path(id));
        assertThat(download.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(header(download, "Content-Disposition")).doesNotContain("\n").contains("filename*=UTF-8''");
    }

    @Test
    void aFileBelongsToOneMessageHoweverOftenThatIsSent() {
        var id = upload(anna, chat, "once.bin", noise(10));
        try (var annas = anna.connect(); var elsewhere = anna.on(Node.second()).connect()) {
            long seq = send(annas, "c1", "", id);
            assertThat(send(elsewhere, "c1", "", id)).isEqualTo(seq);
            assertThat(refusal(annas, chat, "c2", id)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
            annas.ask(r -> new EditMessage(r, chat, newClientId(), seq, "with words"), SessionEvent.Done.class);
            annas.ask(r -> new EditMessage(r, chat, newClientId(), seq, ""), SessionEvent.Done.class);
            annas.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Done.class);
            assertThat(send(annas, "c1", "", id)).isEqualTo(seq);
        }
    }

    @Test
    void refusesFilesOfOthersAndOfOtherChatsAndForgedOnes() {
        var boriss = upload(boris, chat, "his", noise(10));
        var other = upload(anna, anna.createGroup("Other"), "elsewhere", noise(10));
        var forged = new AttachmentId("01m7y5b1d4r7f9s0t1v2w3x4y5");
        var mine = upload(anna, chat, "mine", noise(10));
        try (var annas = anna.connect()) {
            for (var id : List.of(boriss, other, forged)) {
                assertThat(refusal(annas, chat, "c-" + id, id)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
            }
            assertThat(refusal(annas, chat, "twice", mine, mine)).isEqualTo(ErrorCode.INVALID_REQUEST);
            var many = new AttachmentId[Attachments.MAX_PER_MESSAGE + 1];
            Arrays.setAll(many, i -> new AttachmentId("01m7y5b1d4r7f9s0t1v2w3x4" + (10 + i)));
            assertThat(refusal(annas, chat, "many", many)).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refusal(annas, chat, "none")).isEqualTo(ErrorCode.MESSAGE_EMPTY);
        }
        assertCode(boris.rest().delete(path(mine)), 404, "ATTACHMENT_NOT_FOUND");
        assertThat(anna.rest().delete(path(mine)).status()).isEqualTo(204);
        assertThat(leftOf(mine)).isZero();
    }

    @Test
    void oneOfManyMessagesAtOnceGetsTheFile() throws Exception {
        var id = upload(anna, chat, "wanted", noise(10));
        try (
            var here = anna.connect();
            var there = anna.on(Node.second()).connect();
            var rush = Executors.newVirtualThreadPerTaskExecutor()
        ) {
            var attempts = List.<Callable<Boolean>>of(
                () -> wins(here, "c1", id),
                () -> wins(there, "c2", id),
                () -> wins(there, "c2", id)
            );
            long winners = 0;
            for (var done : rush.invokeAll(attempts)) {
                winners += done.get() ? 1 : 0;
            }
            assertThat(winners).isBetween(1L, 2L);
        }
        var messages = history(boris)
            .valueStream()
            .filter(event -> event.path("attachments").size() == 1);
        assertThat(messages).hasSize(1);
    }

    private boolean wins(SocketClient client, String clientId, AttachmentId id) {
        synchronized (client) {
            return client.ask(
                    r -> new SendMessage(r, chat, clientId, "", null, List.of(id)),
                    ServerFrame.class
                ) instanceof
                MessageAccepted;
        }
    }

    @Test
    void aDeletedMessageTakesItsFilesAlong() throws IOException {
        var file = upload(anna, chat, "a.bin", noise(600_000));
        var picture = upload(anna, chat, "b.jpg", jpeg(600, 600));
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long seq = send(annas, "c1", "two", file, picture);
            assertThat(
                boriss.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.FORBIDDEN);
            sweepAfter(Duration.ofHours(48));
            assertThat(boris.rest().download(path(file)).statusCode()).isEqualTo(200);

            annas.ask(r -> new DeleteMessage(r, chat, newClientId(), seq), SessionEvent.Done.class);
        }
        assertThat(attachments(boris).size()).isZero();
        assertCode(boris.rest().get(path(file)), 404, "ATTACHMENT_NOT_FOUND");
        assertThat(leftOf(file)).isZero();
        assertThat(leftOf(picture)).isZero();
    }

    @Test
    void aDeletionByTheClientIdOfAnotherChangeTakesNoFilesAway() {
        var file = upload(anna, chat, "a.bin", noise(10));
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long seq = send(annas, "c1", "mine", file);
            String clientId = newClientId();
            boriss.ask(r -> new SetReaction(r, chat, clientId, seq, "👍", true), SessionEvent.Done.class);
            // A repeat of the reaction, as far as the log knows.
            boriss.ask(r -> new DeleteMessage(r, chat, clientId, seq), SessionEvent.Done.class);
        }
        assertThat(anna.rest().download(path(file)).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatNoMessageHasIsForgottenAfterADay() {
        var waiting = upload(anna, chat, "waiting", noise(600_000));
        var sent = upload(anna, chat, "sent", noise(10));
        sendBy(anna, "c1", sent);
        sweepAfter(Duration.ofHours(23));
        assertThat(leftOf(waiting)).isPositive();
        sweepAfter(Duration.ofHours(25));
        assertThat(leftOf(waiting)).isZero();
        assertThat(boris.rest().download(path(sent)).statusCode()).isEqualTo(200);
    }

    @Test
    void aCrashBetweenClaimAndLogLeavesNothingBehind() {
        var id = upload(anna, chat, "claimed", noise(10));
        crashBeforeLog("c1", id);
        try (var annas = anna.connect()) {
            assertThat(refusal(annas, chat, "c2", id)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
            sweepAfter(Duration.ofHours(25));
            assertThat(leftOf(id)).isZero();
        }
        var again = upload(anna, chat, "claimed", noise(10));
        crashBeforeLog("c3", again);
        sendBy(anna, "c3", again);
        sweepAfter(Duration.ofHours(25));
        assertThat(boris.rest().download(path(again)).statusCode()).isEqualTo(200);
    }

    private void crashBeforeLog(String clientId, AttachmentId id) {
        var attachments = Node.first().bean(Attachments.class);
        String key = "message/" + anna.id() + "/" + clientId;
        assertThatThrownBy(() ->
            attachments.send(anna.id(), chat, key, List.of(id), _ -> {
                throw new IllegalStateException("as if the node had died");
            })
        ).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasRefusedBindsNoFile() {
        var id = upload(anna, chat, "a.bin", noise(10));
        var lost = new AttachmentId("01hzzzzzzzzzzzzzzzzzzzzzzz");
        try (var annas = anna.connect()) {
            var answer = annas.ask(
                r -> new SendMessage(r, chat, "c1", "", 10_000L, List.of(id)),
                SessionEvent.Failed.class
            );
            assertThat(answer.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
            assertThat(refusal(annas, chat, "c2", id, lost)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
            sendBy(anna, "c3", id);
            assertThat(refusal(annas, chat, "c4", id)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
        }
        sweepAfter(Duration.ofHours(25));
        assertThat(boris.rest().download(path(id)).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusalTakesNoFileFromAnotherAttemptAtTheSameMessage() {
        var id = upload(anna, chat, "a.bin", noise(10));
        var attachments = Node.first().bean(Attachments.class);
        assertThatThrownBy(() ->
            attachments.send(anna.id(), chat, "message/" + anna.id() + "/c1", List.of(id), _ -> {
                sendBy(anna, "c1", id);
                throw new ParleyException(ErrorCode.FORBIDDEN);
            })
        ).isInstanceOf(ParleyException.class);
        try (var annas = anna.connect()) {
            assertThat(refusal(annas, chat, "c2", id)).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
        }
        sweepAfter(Duration.ofHours(25));
        assertThat(boris.rest().download(path(id)).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedChatTakesItsFilesAlong() {
        var id = upload(anna, chat, "a.bin", noise(10));
        sendBy(anna, "c1", id);
        assertThat(
            anna
                .rest()
                .delete("/api/chats/" + chat)
                .status()
        ).isEqualTo(204);
        assertCode(anna.rest().get(path(id)), 404, "CHAT_NOT_FOUND");
        sweepAfter(Duration.ofHours(1));
        assertThat(leftOf(id)).isZero();
    }

    @Test
    void whatOneUserHasWaitingIsBounded() {
        try (var small = Node.start("parley.attachments.max-pending-bytes=5000")) {
            var user = anna.on(small);
            var first = upload(user, chat, "1", noise(2000));
            upload(user, chat, "2", noise(2000));
            var refused = user.rest().upload("POST", uploadPath(chat, "3"), noise(2000));
            assertCode(refused, 409, "ATTACHMENT_QUOTA_EXCEEDED");
            sendBy(anna, "c1", first);
            upload(user, chat, "3", noise(2000));
        }
    }

    private String path(AttachmentId id) {
        return FileRequests.path(chat, id);
    }

    private void sendBy(TestUser user, String clientId, AttachmentId... ids) {
        try (var client = user.connect()) {
            send(client, clientId, "", ids);
        }
    }

    private long send(SocketClient client, String clientId, String text, AttachmentId... ids) {
        return FileRequests.send(client, chat, clientId, text, ids);
    }

    private JsonNode history(TestUser reader) {
        return events(reader, chat);
    }

    private JsonNode attachments(TestUser reader) {
        return history(reader).path(1).path("attachments");
    }

    private JsonNode attachment(TestUser reader) {
        return attachments(reader).path(0);
    }

    private void assertDownloadOnly(AttachmentId id) {
        var download = boris.rest().download(path(id));
        assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(download, "Content-Disposition")).startsWith("attachment");
        assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
