package dev.parley.api.videocall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.MediaPath;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The two of a room talk, and the owner's program hears of the end. The node is alone, since its clock is moved. */
class VideoCallTalkIT {

    private static MonitoredRedis redis;
    private static Node node;
    private TestUser owner;

    @BeforeAll
    static void start() {
        redis = new MonitoredRedis();
        node = Node.start(
            redis,
            "parley.outbound.allowed-networks=127.0.0.0/8",
            "parley.outbound.deadline=1s",
            "parley.video-calls.sweep-interval=100ms",
            "parley.video-calls.longest=10m",
            "parley.video-calls.empty-after=5m"
        );
    }

    @BeforeEach
    void anOwnerLogsIn() {
        owner = node.newUser();
    }

    @AfterAll
    static void stop() {
        node.close();
        redis.close();
    }

    private JsonNode status(TestRoom room) {
        return owner
            .rest()
            .get(room.path() + "/status")
            .body();
    }

    private TestRoom room(CallBackReceiver receiver) {
        return TestRoom.create(owner.rest(), TestRoom.body().put("callback_url", receiver.url()));
    }

    @Test
    void whoHangsUpEndsItForBothAndTheProgramIsTold() {
        try (var receiver = new CallBackReceiver()) {
            var room = room(receiver);
            try (var ann = room.enter(node, 0); var bob = room.enter(node, 1)) {
                var call = room.call(ann);
                assertThat(call.mediaPath()).isEqualTo(MediaPath.DIRECT);
                assertThat(status(room).path("status").asString()).isEqualTo("pending");
                node.pass(Duration.ofSeconds(30), ann, bob);
                assertThat(room.call(bob).id()).isEqualTo(call.id());
                assertThat(status(room).path("status").asString()).isEqualTo("active");
                node.clock().advance(Duration.ofSeconds(8));
                TestRoom.leave(bob, call);
                ann.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call.id()));

                var looked = room.verify(new Rest(node), 0);
                assertThat(looked.code()).isEqualTo("VIDEO_CALL_ENDED");
                assertThat(looked.body().path("details").path("durationMs").asLong()).isBetween(8_000L, 29_000L);
            }
            var told = receiver.await();
            told.assertSignedBy(room.created().path("callback_secret").asString());
            assertThat(told.id()).isEqualTo("video_call_" + room.id());
            assertThat(told.json().path("type").asString()).isEqualTo("video_call.ended");
            var data = told.json().path("data");
            assertThat(data.path("room_id").asString()).isEqualTo(room.id().value());
            assertThat(data.path("people").path(0).path("external_id").asString()).isEqualTo("crm-17");
            assertThat(data.path("people").path(1).path("display_name").asString()).isEqualTo("Bob");
            assertThat(data.path("end_reason").asString()).isEqualTo("hungUp");
            assertThat(data.path("duration_ms").asLong()).isBetween(8_000L, 29_000L);
            var status = status(room);
            assertThat(status.path("duration_ms")).isEqualTo(data.path("duration_ms"));
            assertThat(status.path("started_at")).isEqualTo(data.path("started_at"));
            assertThat(status.path("ended_at")).isEqualTo(data.path("ended_at"));
        }
    }

    @Test
    void whoLeavesBeforeTheOtherHasComeMayComeAgain() {
        var room = TestRoom.create(owner.rest(), TestRoom.body());
        try (var ann = room.enter(node, 0)) {
            TestRoom.leave(ann, room.call(ann));
            assertThat(status(room).path("status").asString()).isEqualTo("pending");
            room.call(ann);
        }
    }

    @Test
    void theOwnerEndsTheCallOfTheTwo() {
        var room = TestRoom.create(owner.rest(), TestRoom.body());
        try (var ann = room.enter(node, 0); var bob = room.enter(node, 1)) {
            var call = room.call(ann);
            room.call(bob);
            assertThat(
                owner
                    .rest()
                    .post(room.path() + "/end", "{}")
                    .status()
            ).isEqualTo(200);
            ann.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call.id()));
            bob.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call.id()));
            var refused = ann.ask(id -> new StartCall(id, room.place(), CallKind.VIDEO), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.VIDEO_CALL_ENDED);
        }
    }

    @Test
    void aGuestOfOneRoomReachesNoOther() {
        var room = TestRoom.create(owner.rest(), TestRoom.body());
        var other = TestRoom.create(owner.rest(), TestRoom.body());
        try (var ann = room.enter(node, 0)) {
            var refused = ann.ask(id -> new StartCall(id, other.place(), CallKind.VIDEO), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.VIDEO_CALL_NOT_FOUND);
        }
        var guest = new Rest(node);
        guest.authenticate(room.join(guest, 0).body().path("guest").path("token").asString());
        assertThat(guest.change("POST", room.path() + "/guest-token", null, "a").status()).isEqualTo(200);
        assertThat(guest.change("POST", other.path() + "/guest-token", null, "b").code()).isEqualTo(
            "VIDEO_CALL_NOT_FOUND"
        );
        assertThat(guest.get(room.path()).code()).isEqualTo("FORBIDDEN");
        assertThat(guest.post(room.path() + "/end", "{}").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aRoomEndsThatNobodyComesTo() {
        try (var receiver = new CallBackReceiver()) {
            var room = TestRoom.create(
                owner.rest(),
                TestRoom.body().put("callback_url", receiver.url()).put("expires_in", 600)
            );
            node.clock().advance(Duration.ofSeconds(590));
            assertThat(room.verify(new Rest(node), 0).status()).isEqualTo(200);
            node.clock().advance(Duration.ofSeconds(11));
            var data = receiver.await().json().path("data");
            assertThat(data.path("end_reason").asString()).isEqualTo("expired");
            assertThat(data.path("duration_ms").asInt()).isZero();
            assertThat(data.path("started_at").isNull()).isTrue();
            assertThat(room.verify(new Rest(node), 0).code()).isEqualTo("TOKEN_EXPIRED");
            assertThat(room.join(new Rest(node), 0).code()).isEqualTo("TOKEN_EXPIRED");
        }
    }

    @Test
    void aRoomEndsThatStaysEmptyAfterOneHasLeft() {
        try (var receiver = new CallBackReceiver()) {
            var room = room(receiver);
            try (var ann = room.enter(node, 0)) {
                TestRoom.leave(ann, room.call(ann));
            }
            node.clock().advance(Duration.ofMinutes(6));
            assertThat(receiver.await().json().path("data").path("end_reason").asString()).isEqualTo("empty");
            assertThat(room.join(new Rest(node), 0).code()).isEqualTo("VIDEO_CALL_ENDED");
        }
    }

    @Test
    void aCallEndsThatGoesOnForTooLong() {
        try (var receiver = new CallBackReceiver()) {
            var room = room(receiver);
            try (var ann = room.enter(node, 0); var bob = room.enter(node, 1)) {
                var call = room.call(ann);
                room.call(bob);
                node.pass(Duration.ofMinutes(11), ann, bob);
                ann.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call.id()));
                var data = receiver.await().json().path("data");
                assertThat(data.path("end_reason").asString()).isEqualTo("tooLong");
            }
        }
    }

    @Test
    void aReceiverThatFailsIsToldAgainUntilItTakesIt() {
        try (var receiver = new CallBackReceiver()) {
            var room = room(receiver);
            receiver.answering(exchange -> {
                exchange.getResponseHeaders().add("Location", receiver.url() + "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            });
            owner.rest().post(room.path() + "/end", "{}");
            var first = receiver.await();
            receiver.answering(exchange -> exchange.sendResponseHeaders(500, -1));
            node.clock().advance(Duration.ofSeconds(31));
            assertThat(receiver.await().id()).isEqualTo(first.id());
            receiver.answering(exchange -> exchange.sendResponseHeaders(204, -1));
            node.clock().advance(Duration.ofSeconds(61));
            var last = receiver.await();
            assertThat(last.id()).isEqualTo(first.id());
            assertThat(last.body()).isEqualTo(first.body());
            last.assertSignedBy(room.created().path("callback_secret").asString());
            node.clock().advance(Duration.ofHours(2));
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    @Test
    void aReceiverThatWantsNothingMoreIsToldNothingMore() {
        try (var receiver = new CallBackReceiver()) {
            var room = room(receiver);
            receiver.answering(exchange -> exchange.sendResponseHeaders(410, -1));
            owner.rest().post(room.path() + "/end", "{}");
            receiver.await();
            node.clock().advance(Duration.ofHours(25));
            // The login has expired.
            owner = node.newUser();
            var other = room(receiver);
            receiver.answering(exchange -> exchange.sendResponseHeaders(204, -1));
            owner.rest().post(other.path() + "/end", "{}");
            assertThat(receiver.await().id()).isEqualTo("video_call_" + other.id());
        }
    }

    @Test
    void aReceiverThatHangsOrAnswersWithoutEndHoldsUpNobodyElse() {
        try (var slow = new CallBackReceiver(); var quick = new CallBackReceiver()) {
            slow.answering(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                var body = exchange.getResponseBody();
                byte[] part = new byte[64 * 1024];
                for (int sent = 0; sent < 10 * 1024 * 1024; sent += part.length) {
                    body.write(part);
                }
            });
            var first = room(slow);
            var second = room(quick);
            owner.rest().post(first.path() + "/end", "{}");
            owner.rest().post(second.path() + "/end", "{}");
            assertThat(quick.await().id()).isEqualTo("video_call_" + second.id());
        }
    }

    @Test
    void writesNothingIntoAChatWhoseOwnerMayNotAnyMore() {
        var admin = node.newUser();
        var group = admin.createGroup("Sales", owner);
        try (var receiver = new CallBackReceiver()) {
            var body = TestRoom.body().put("callback_url", receiver.url()).put("chat_id", group.value());
            var room = TestRoom.create(owner.rest(), body);
            var removed = admin.rest().delete("/api/chats/" + group + "/members/" + owner.id());
            assertThat(removed.status()).isEqualTo(204);
            long before = seq(group);

            talk(room);

            receiver.await();
            assertThat(seq(group)).isEqualTo(before);
        }
    }

    @Test
    void tellsTheChatOfTheCall() {
        var group = owner.createGroup("Sales", node.newUser());
        try (var receiver = new CallBackReceiver()) {
            var body = TestRoom.body().put("callback_url", receiver.url()).put("chat_id", group.value());
            var room = TestRoom.create(owner.rest(), body);
            long before = seq(group);

            talk(room);

            receiver.await();
            assertThat(seq(group)).isEqualTo(before + 1);
        }
    }

    private static void talk(TestRoom room) {
        try (var ann = room.enter(node, 0); var bob = room.enter(node, 1)) {
            var call = room.call(ann);
            room.call(bob);
            TestRoom.leave(bob, call);
            ann.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call.id()));
        }
    }

    private static long seq(ChatId chat) {
        return node.bean(ChatLog.class).find(chat).orElseThrow().seq();
    }
}
