package dev.parley.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class RateLimitsIT {

    /** An address that no other test uses, as all share the buckets. */
    private static final String SHARED = "192.0.2.24";

    private static final int REQUESTS = 25;
    private static final int ANONYMOUS = 20;

    private static final String[] STRICT = {
        "parley.limits.enabled=true",
        "parley.edge.trusted-proxies=127.0.0.1",
        "parley.limits.rates.searches.permits=2",
        "parley.limits.rates.messages.permits=2",
        "parley.limits.rates.messages.per=1h",
        "parley.limits.rates.reads.permits=100",
        "parley.limits.rates.reads.per=1h",
        "parley.limits.rates.requests.permits=" + REQUESTS,
        "parley.limits.rates.requests.per=1h",
        "parley.limits.rates.anonymous.permits=" + ANONYMOUS,
        "parley.limits.rates.anonymous.per=1h",
        "parley.limits.rates.logins.permits=2",
        "parley.limits.rates.logins.per=1h",
    };

    /** Starting a node takes longer than all of these tests. */
    private static Node one;

    private static Node other;

    @BeforeAll
    static void start() {
        one = Node.start(STRICT);
        other = Node.start(STRICT);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void administratorsSeeWhatWasReachedOnAllNodes() {
        var administrator = one.newAdministrator();
        long before = reached(administrator).path("lastDay").asLong();
        for (var node : List.of(one, other)) {
            var searching = node.newUser().rest();
            for (int i = 0; i < 4; i++) {
                searching.get("/api/users?query=a");
            }
            node.bean(LimitHits.class).tell();
            node.bean(LimitHits.class).tell();
        }
        var reached = reached(administrator.on(other));
        assertThat(reached.path("lastDay").asLong()).isEqualTo(before + 4);
        assertThat(reached.path("thisHour").asLong()).isBetween(0L, before + 4);
        assertThat(reached.path("rates").path(0).path("permits").asInt()).isEqualTo(2);
        assertThat(one.newUser().rest().get("/api/admin/limits").code()).isEqualTo("FORBIDDEN");
    }

    private static JsonNode reached(TestUser administrator) {
        return administrator
            .rest()
            .get("/api/admin/limits")
            .body()
            .path("limits")
            .valueStream()
            .filter(each -> each.path("limit").asString().equals("searches"))
            .findFirst()
            .orElseGet(MissingNode::getInstance);
    }

    @Test
    void allNodesCountTogetherAndSayHowItStands() {
        var here = one.newUser();
        var there = here.on(other);

        var first = here.rest().get("/api/users?query=a");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.raw().headers().firstValue("RateLimit-Policy")).contains("\"searches\";q=2;w=60");
        assertThat(first.raw().headers().firstValue("RateLimit").orElseThrow()).startsWith("\"searches\";r=1;");
        assertThat(there.rest().get("/api/users?query=a").status()).isEqualTo(200);

        var refused = here.rest().get("/api/users?query=a");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(refused.body().path("details").path("limit").asString()).isEqualTo("searches");
        assertThat(refused.body().path("details").path("retryAfterMs").asLong()).isBetween(1L, 30_000L);
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 30L);

        assertThat(here.rest().get("/api/me").status()).isEqualTo(200);
        assertThat(one.newUser().rest().get("/api/users?query=a").status()).isEqualTo(200);
    }

    @Test
    void anAddressThatIsWrittenOtherwiseCountsAsWell() {
        var user = one.newUser();
        var paths = List.of("/%61pi/me", "/api/%6de", "/%61%70%69/me");
        for (int i = 0; i < REQUESTS; i++) {
            String path = paths.get(i % paths.size());
            var answer = user.rest().get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.raw().headers().firstValue("RateLimit")).as(path).isPresent();
        }
        assertThat(user.rest().get("/%61pi/me").status()).isEqualTo(429);
    }

    @Test
    void aCommandBeyondTheLimitIsRefusedAndTheConnectionGoesOn() {
        var user = one.newUser();
        var chat = user.createGroup("Limits");
        try (var socket = user.connect()) {
            for (int i = 0; i < 2; i++) {
                String clientId = "client-" + i;
                socket.ask(id -> new SendMessage(id, chat, clientId, "within", null), ChatReply.MessageAccepted.class);
            }
            var refused = socket.ask(
                id -> new SendMessage(id, chat, "client-2", "beyond", null),
                SessionEvent.Failed.class
            );
            assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(refused.retryable()).isTrue();
            assertThat(refused.details()).containsKeys("limit", "retryAfterMs");
            socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
        }
    }

    @Test
    void aForwardCountsForEachOfItsTargets() {
        var user = one.newUser();
        var source = user.createGroup("Source");
        var targets = Stream.of("One", "Two")
            .map(title -> new ForwardTarget(user.createGroup(title), "client-" + title))
            .toList();
        try (var socket = user.connect()) {
            var sent = socket.ask(
                id -> new SendMessage(id, source, "client", "to be forwarded", null),
                ChatReply.MessageAccepted.class
            );
            var refused = socket.ask(
                id -> new ForwardMessage(id, source, sent.seq(), targets),
                SessionEvent.Failed.class
            );
            assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            socket.ask(
                id -> new ForwardMessage(id, source, sent.seq(), targets.subList(0, 1)),
                ChatReply.MessageForwarded.class
            );
        }
    }

    @Test
    void logInsFromASharedAddressDoNotBindADeviceThatTheAccountKnows() {
        var owner = one.newUser();
        assertThat(logIn(owner.rest().from("192.0.2.25"), owner.username(), TestUser.PASSWORD).status()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            logIn(new Rest(one).from(SHARED), "somebody-" + i);
        }
        var stranger = logIn(new Rest(one).from(SHARED), owner.username(), TestUser.PASSWORD);
        assertThat(stranger.status()).isEqualTo(429);
        assertThat(stranger.body().path("details").path("limit").asString()).isEqualTo("logins");
        assertThat(stranger.raw().headers().firstValue("RateLimit-Policy")).contains("\"logins\";q=2;w=3600");
        for (int i = 0; i < 3; i++) {
            var known = logIn(owner.rest().from(SHARED), owner.username(), TestUser.PASSWORD);
            assertThat(known.status()).isEqualTo(200);
        }
    }

    @Test
    void theApiDocumentIsCountedLikeAnyRequestWithoutALogin() {
        var rest = new Rest(one).from("192.0.2.28");
        for (int i = 0; i < ANONYMOUS; i++) {
            assertThat(rest.get("/v3/api-docs").status()).isEqualTo(200);
        }
        var refused = rest.get("/v3/api-docs");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("details").path("limit").asString()).isEqualTo("anonymous");
    }

    @Test
    void readingByManyConnectionsOfAUserIsCountedOverAllNodes() {
        var user = one.newUser();
        var chat = user.createGroup("Limits");
        try (var here = user.connect(); var there = user.on(other).connect()) {
            here.ask(id -> new CatchUp(id, chat, 0), ChatReply.Log.class);
            there.ask(id -> new CatchUp(id, chat, 0), ChatReply.Log.class);
        }
        // Of 100 permits each node has taken a block of 8.
        assertThat(one.bean(RateLimits.class).tryTake(Limit.READS, user.id().value(), 85)).isPositive();
        assertThat(one.bean(RateLimits.class).tryTake(Limit.READS, user.id().value(), 84)).isZero();
    }

    @Test
    void passwordsOfOneNameCannotBeTriedWithoutEndEvenWithoutRedis() {
        try (
            var gated = Node.startGated(
                "parley.limits.enabled=true",
                "parley.limits.rates.wrong-passwords.permits=2",
                "parley.limits.rates.wrong-passwords-of-name.permits=4"
            )
        ) {
            gated.redis().shut();
            var rest = new Rest(gated.node());
            assertThat(logIn(rest, "Nobody-Here").status()).isEqualTo(401);
            assertThat(logIn(rest, "nobody-here").status()).isEqualTo(401);
            assertThat(logIn(rest, "nobody-HERE").status()).isEqualTo(429);
            assertThat(logIn(rest, "somebody-else").status()).isEqualTo(401);
        }
    }

    private static Rest.Answer logIn(Rest rest, String name) {
        return logIn(rest, name, "wrong password");
    }

    private static Rest.Answer logIn(Rest rest, String name, String password) {
        return rest.post("/api/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }
}
