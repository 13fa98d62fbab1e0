package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.meeting.TestMeeting;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How a connection gets its user, keeps it, and ends. */
class ConnectionIT {

    @Test
    void refusesEverythingButAuthenticationBeforeIt() {
        var user = Node.first().newUser();
        var chat = user.createGroup("Closed");
        try (var socket = SocketClient.open(Node.first(), "anonymous")) {
            assertThat(socket.ask(id -> new CatchUp(id, chat, 0), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.NOT_AUTHENTICATED
            );
            assertThat(
                socket.ask(id -> new SessionCommand.Authenticate(id, "not.a.token"), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.TOKEN_INVALID);
            assertThat(socket.authenticate(user.accessToken()).userId()).isEqualTo(user.id());
        }
    }

    @Test
    void closesAnAnonymousConnectionAfterTenSeconds() {
        try (var node = Node.start(); var socket = SocketClient.open(node, "anonymous")) {
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
            node.clock().advance(Duration.ofSeconds(11));
            assertThat(socket.expectClose()).isEqualTo(4401);
        }
    }

    @Test
    void closesASilentConnectionAfterTwoMissedHeartbeats() {
        try (var node = Node.start(); var socket = node.newUser().connect()) {
            node.clock().advance(Duration.ofSeconds(41));
            assertThat(socket.expectClose()).isEqualTo(4408);
        }
    }

    @Test
    void closesAConnectionWhoseTokenExpiredUnlessItWasRenewed() {
        try (var node = Node.start()) {
            var user = node.newUser();
            node.clock().advance(Duration.ofMinutes(14).plusSeconds(30));
            try (var lapsed = user.connect(); var renewed = user.connect()) {
                renewed.authenticate(user.on(node).accessToken());
                node.clock().advance(Duration.ofSeconds(31));
                assertThat(lapsed.expectClose()).isEqualTo(4401);
                renewed.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
            }
        }
    }

    @Test
    @Timeout(30)
    void theOldestOfTooManyConnectionsOnTwoNodesGivesWay() {
        String three = "parley.realtime.max-connections-per-user=3";
        try (var here = Node.start(three); var there = Node.start(three)) {
            var user = here.newUser();
            var elsewhere = user.on(there);
            try (
                var first = user.connect();
                var second = elsewhere.connect();
                var third = user.connect();
                var other = here.newUser().connect()
            ) {
                awaitSeats(here, user, 3);
                try (var fourth = elsewhere.connect()) {
                    assertThat(first.expectClose()).isEqualTo(4411);
                    try (var fifth = user.connect()) {
                        assertThat(second.expectClose()).isEqualTo(4411);
                        fifth.close();
                        awaitSeats(here, user, 2);
                    }
                    // Those who were left have room again.
                    try (var sixth = user.connect()) {
                        awaitSeats(here, user, 3);
                        for (var open : List.of(third, fourth, sixth, other)) {
                            open.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                        }
                    }
                }
            }
        }
    }

    @Test
    @Timeout(30)
    void soDoesTheOldestOfTooManyOnOneNode() {
        try (var node = Node.start("parley.realtime.max-connections-per-user=1")) {
            var user = node.newUser();
            try (var first = user.connect()) {
                awaitSeats(node, user, 1);
                try (var second = user.connect()) {
                    assertThat(first.expectClose()).isEqualTo(4411);
                    second.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                }
            }
        }
    }

    @Test
    @Timeout(30)
    void soDoesTheOldestOfTooManyOfAGuest() {
        String two = "parley.realtime.max-connections-per-user=2";
        try (var here = Node.start(two); var there = Node.start(two)) {
            var meeting = TestMeeting.create(here.newUser(), TestMeeting.open());
            var guest = meeting.guest(here, "Gus");
            var elsewhere = guest.on(there);
            try (var first = guest.connect(); var second = elsewhere.connect()) {
                awaitSeats(here, guest.person(), 2);
                try (var third = elsewhere.connect(); var other = meeting.guest(here, "Lee").connect()) {
                    assertThat(first.expectClose()).isEqualTo(4411);
                    for (var open : List.of(second, third, other)) {
                        open.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                    }
                }
                awaitSeats(here, guest.person(), 1);
            }
        }
    }

    private static void awaitSeats(Node node, TestUser user, long count) {
        awaitSeats(node, Person.of(user.id()), count);
    }

    private static void awaitSeats(Node node, Person person, long count) {
        var redis = node.bean(StringRedisTemplate.class);
        while (!Long.valueOf(count).equals(redis.opsForZSet().zCard("parley:seats:" + person))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void sendsItsClientsElsewhereWhenTheNodeStops() {
        var node = Node.start();
        try (var socket = node.newUser().connect()) {
            node.close();
            assertThat(socket.expectClose()).isEqualTo(1001);
        }
    }

    @Test
    void compressesNoFramesEvenForAClientThatOffersTo() throws IOException {
        var address = Node.first().address();
        try (var socket = new Socket(address.getHostString(), address.getPort())) {
            var handshake = """
            GET /api/socket HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Extensions: permessage-deflate\r
            \r
            """;
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains("101");
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                assertThat(line).doesNotContainIgnoringCase("extensions");
            }
        }
    }

    @Test
    void closesTheConnectionsOfALoginThatLogsOutOnEveryNodeAndLeavesItsOthers() {
        var here = Node.first().newUser();
        var elsewhere = here.on(Node.second());
        try (
            var first = here.connect();
            var sameLogin = SocketClient.open(Node.second(), "the same login");
            var other = elsewhere.connect()
        ) {
            sameLogin.authenticate(here.accessToken());

            assertThat(here.rest().post("/api/auth/logout", "").status()).isEqualTo(204);

            assertThat(first.expectClose()).isEqualTo(4403);
            assertThat(sameLogin.expectClose()).isEqualTo(4403);
            other.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
    }
}
