package dev.parley.api.videocall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often one may make rooms, follow links and guess at them; on all nodes together. */
class VideoCallLimitsIT {

    private static final int CREATED = 3;
    private static final int FOLLOWED = 4;
    private static final int GUESSED = 2;

    private static final String[] STRICT = {
        "parley.limits.enabled=true",
        "parley.edge.trusted-proxies=127.0.0.1",
        "parley.limits.rates.video-calls.permits=" + CREATED,
        "parley.limits.rates.video-calls.per=1h",
        "parley.limits.rates.call-links.permits=" + FOLLOWED,
        "parley.limits.rates.call-links.per=1h",
        "parley.limits.rates.wrong-call-links.permits=" + GUESSED,
        "parley.limits.rates.wrong-call-links.per=1h",
    };

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
    void aUserMakesSoManyRoomsAndNoMore() {
        var owner = one.newUser();
        var there = owner.on(other);
        TestRoom.create(owner.rest(), TestRoom.body());
        TestRoom.create(there.rest(), TestRoom.body());
        var last = TestRoom.create(owner.rest(), TestRoom.body());

        assertRefused(there.rest().post("/api/video-call/create", TestRoom.body().toString()), "video-calls");
        assertThat(owner.rest().get(last.path()).status()).as("what is there is still told of").isEqualTo(200);
        TestRoom.create(one.newUser().rest(), TestRoom.body());
    }

    @Test
    void anAddressFollowsSoManyLinksAndNoMore() {
        var room = TestRoom.create(one.newUser().rest(), TestRoom.body());
        IntStream.range(0, FOLLOWED).forEach(n -> {
            var browser = new Rest(n % 2 == 0 ? one : other).from("192.0.2.61");
            assertThat(room.verify(browser, 0).status()).isEqualTo(200);
        });
        assertRefused(room.verify(new Rest(other).from("192.0.2.61"), 0), "call-links");
        assertRefused(room.join(new Rest(one).from("192.0.2.61"), 0), "call-links");
        assertThat(room.join(new Rest(one).from("192.0.2.62"), 0).status()).isEqualTo(200);
    }

    @Test
    void whoHasGuessedTooOftenGetsNoAnswerToARightLinkEither() {
        TestUser owner = one.newUser();
        var room = TestRoom.create(owner.rest(), TestRoom.body());
        var guesser = new Rest(one).from("192.0.2.63");
        assertThat(room.verify(guesser, 0).status()).as("a right one does not count").isEqualTo(200);
        for (int guess = 0; guess < GUESSED; guess++) {
            assertThat(room.join(guesser, "a.b.c").code()).isEqualTo("TOKEN_INVALID");
        }
        assertRefused(room.join(new Rest(other).from("192.0.2.63"), 1), "wrong-call-links");
        assertThat(room.join(new Rest(other).from("192.0.2.64"), 1).status()).isEqualTo(200);
    }

    private static void assertRefused(Rest.Answer answer, String limit) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("RATE_LIMITED");
        assertThat(answer.body().path("details").path("limit").asString()).isEqualTo(limit);
        assertThat(answer.raw().headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    }
}
