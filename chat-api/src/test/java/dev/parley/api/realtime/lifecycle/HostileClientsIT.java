package dev.parley.api.realtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.RawClient;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Clients that do not keep to the rules, or stretch them. */
class HostileClientsIT {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int CUT = -1;

    @Test
    void longMessagesAreCaughtUpWithInPieces() {
        var sender = Node.first().newUser();
        var chat = sender.createGroup("Long");
        try (var socket = sender.connect()) {
            for (int i = 0; i < 60; i++) {
                send(socket, chat, "client-" + i, "щ".repeat(10_000));
            }
            var seqs = new ArrayList<Long>();
            long head = Long.MAX_VALUE;
            for (long cursor = 0; cursor < head; cursor = seqs.getLast()) {
                long after = cursor;
                var page = socket.ask(id -> new CatchUp(id, chat, after), ChatReply.Log.class);
                assertThat(page.events()).isNotEmpty().hasSizeLessThan(20);
                page.events().forEach(event -> seqs.add(event.seq()));
                head = page.head();
            }
            assertThat(seqs).hasSize(61).isSorted().doesNotHaveDuplicates();
        }
        var newest = sender
            .rest()
            .get("/api/chats/" + chat + "/events?limit=100")
            .body()
            .path("events");
        assertThat(newest.size()).isBetween(1, 20);
        assertThat(
            newest
                .get(newest.size() - 1)
                .path("seq")
                .asLong()
        ).isEqualTo(61);
    }

    @Test
    void whoeverDoesNotCloseIsLetGoAtOnceAndCutOff() throws IOException {
        try (var node = Node.start(); var client = new RawClient(node)) {
            var user = node.newUser();
            authenticate(client, user);
            node.clock().advance(Duration.ofSeconds(45));

            assertThat(client.nextFrameOpcode()).isEqualTo(CLOSE);
            assertThat(node.bean(Connections.class).of(user.id())).isEmpty();
            assertThat(client.nextFrameOpcode()).isEqualTo(CUT);
        }
    }

    @Test
    void aRevokedLoginIsNotHeardAnyMore() throws IOException {
        var thief = Node.first().newUser();
        var chat = thief.createGroup("Revoked");
        var owner = thief.on(Node.first());
        try (var client = new RawClient(Node.first())) {
            authenticate(client, thief);
            assertThat(thief.rest().post("/api/auth/logout", "").status()).isEqualTo(204);
            assertThat(client.nextFrameOpcode()).isEqualTo(CLOSE);
            client.send(
                "{\"type\":\"message.send\",\"id\":\"2\",\"clientId\":\"c\",\"text\":\"after\",\"replyTo\":null," +
                    "\"chatId\":\"" +
                    chat +
                    "\"}"
            );
            assertThat(client.nextFrameOpcode()).isEqualTo(CUT);
        }
        assertThat(
            owner
                .rest()
                .get("/api/chats/" + chat + "/events")
                .raw()
                .body()
        ).doesNotContain("after");
    }

    @Test
    void aRevocationThatNobodyHeardOfIsFound() {
        var user = Node.first().newUser();
        try (var socket = user.connect()) {
            endLoginsUnheard(user);
            Node.first().bean(ConnectionWatch.class).auditLogins();
            assertThat(socket.expectClose()).isEqualTo(CloseCode.LOGIN_REVOKED.status().getCode());
        }
    }

    @Test
    void whoeverIsInACallByItHangsUpAtOnce() {
        var anna = Node.first().newUser();
        var boris = Node.first().newUser();
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var place = CallPlace.of(ChatId.personal(anna.id(), boris.id()));
            annas.ask(id -> new StartCall(id, place, CallKind.VOICE), CallEvent.Started.class);
            var call = boriss.expect(CallEvent.Ringing.class).call().id();
            boriss.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);

            endLoginsUnheard(boris);
            Node.first().bean(ConnectionWatch.class).auditLogins();

            // Not as of one whose connection is lost, and who is waited for.
            assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
        }
    }

    private static void endLoginsUnheard(TestUser user) {
        Node.first()
            .bean(MongoTemplate.class)
            .getCollection("auth_sessions")
            .deleteMany(new Document("user", user.id().value()));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        var user = Node.first().newUser();
        var chat = user.createGroup("Surrogates");
        try (var socket = user.connect()) {
            socket.sendText(
                "{\"type\":\"message.send\",\"id\":\"half\",\"clientId\":\"c\",\"text\":\"\\ud800\",\"replyTo\":null," +
                    "\"chatId\":\"" +
                    chat +
                    "\"}"
            );
            assertThat(socket.expect(SessionEvent.Failed.class).details()).containsKey("text");
            for (String frame : new String[] {
                "{\"type\":\"session.ping\",\"id\":\"\\ud800\"}",
                "{\"type\":\"\\udc00\",\"id\":\"1\"}",
                "{\"type\":\"session.ping\",\"id\":\"1\",\"\\ud800\":1}",
            }) {
                socket.sendText(frame);
                socket.expect(SessionEvent.Failed.class);
            }
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
        var answer = user
            .rest()
            .post("/api/chats", "{\"type\":\"group\",\"title\":\"\\ud800\",\"description\":\"\",\"memberIds\":[]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("details").has("title")).isTrue();
    }

    @Test
    void aHugeBodyIsRefusedUnread() {
        var rest = new Rest(Node.first());
        String body = "{\"username\":\"x\",\"password\":\"" + "p".repeat(1_000_000) + "\"}";

        var sized = rest.post("/api/auth/login", body);
        assertThat(sized.status()).isEqualTo(413);
        assertThat(sized.code()).isEqualTo("FRAME_TOO_LARGE");

        var chunked = rest.postChunked("/api/auth/login", body);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("FRAME_TOO_LARGE");
    }

    private static void authenticate(RawClient client, TestUser user) throws IOException {
        client.send("{\"type\":\"session.authenticate\",\"id\":\"1\",\"accessToken\":\"" + user.accessToken() + "\"}");
        assertThat(client.nextFrameOpcode()).isEqualTo(TEXT);
    }

    private static void send(SocketClient socket, ChatId chat, String clientId, String text) {
        socket.ask(id -> new SendMessage(id, chat, clientId, text, null), ChatReply.MessageAccepted.class);
    }
}
