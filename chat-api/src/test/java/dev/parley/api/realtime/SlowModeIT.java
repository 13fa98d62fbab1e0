package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Slow mode holds for members, on whichever node they write. */
class SlowModeIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser member = Node.first().newUser();

    @Test
    void makesMembersWaitOnEveryNodeAndTellsForHowLong() {
        var chat = owner.createGroup("Slow", member);
        assertThat(slow(owner, chat, 60).status()).isEqualTo(204);
        try (
            var here = member.connect();
            var there = member.on(Node.second()).connect();
            var owners = owner.connect()
        ) {
            long first = accepted(here, chat, "one");
            var refused = refused(there, chat, "two");
            assertThat(refused.code()).isEqualTo(ErrorCode.SLOW_MODE);
            assertThat(refused.retryable()).isTrue();
            assertThat((Number) refused.details().get("retryAfterMs")).satisfies(wait ->
                assertThat(wait.longValue()).isBetween(1L, 60_000L)
            );
            assertThat(accepted(there, chat, "one")).isEqualTo(first);
            accepted(owners, chat, "three");
            accepted(owners, chat, "four");
            var seen = member
                .rest()
                .get("/api/chats/" + chat)
                .body();
            assertThat(seen.path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
            assertThat(seen.path("rules").path("slowModeSeconds").asInt()).isEqualTo(60);
            assertThat(
                owner
                    .rest()
                    .get("/api/chats/" + chat)
                    .body()
                    .path("retryAfterMs")
                    .asLong()
            ).isZero();

            assertThat(slow(owner, chat, 0).status()).isEqualTo(204);
            accepted(there, chat, "two");
            accepted(there, chat, "five");
        }
    }

    @Test
    void letsOneOfTwentyMessagesAtOnceThroughAndTheNextWhenItsTimeIsOver() throws Exception {
        try (var other = Node.start()) {
            var writer = other.newUser();
            var chat = owner.createGroup("Rush", writer);
            assertThat(slow(owner, chat, 3600).status()).isEqualTo(204);
            var onFirst = writer.on(Node.first());
            try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
                var sending = new ArrayList<Callable<ServerFrame>>();
                for (int i = 0; i < 20; i++) {
                    String text = "m" + i;
                    var by = i % 2 == 0 ? writer : onFirst;
                    sending.add(() -> {
                        try (var client = by.connect()) {
                            return client.ask(id -> message(id, chat, text), ServerFrame.class);
                        }
                    });
                }
                int through = 0;
                for (var sent : rush.invokeAll(sending)) {
                    through += sent.get() instanceof ChatReply.MessageAccepted ? 1 : 0;
                }
                assertThat(through).isEqualTo(1);
            }
            other.clock().advance(Duration.ofHours(1));
            var later = writer.on(other);
            try (var client = later.connect()) {
                accepted(client, chat, "an hour later");
                assertThat(refused(client, chat, "and one more").code()).isEqualTo(ErrorCode.SLOW_MODE);
            }
        }
    }

    @Test
    void isSetByThoseWhoMayAndToWhatThereIs() {
        var chat = owner.createGroup("Rules", member);
        assertThat(slow(member, chat, 10).code()).isEqualTo("FORBIDDEN");
        assertThat(slow(owner, chat, 7).code()).isEqualTo("INVALID_REQUEST");
        assertThat(slow(owner, chat, -5).code()).isEqualTo("INVALID_REQUEST");
        assertThat(slow(owner, chat, 900).status()).isEqualTo(204);
    }

    private static Rest.Answer slow(TestUser user, ChatId chat, int seconds) {
        return user.rest().put(
            "/api/chats/" + chat + "/rules",
            """
            {"posting": "everyone", "adding": "admins", "calling": "everyone", "slowModeSeconds": %d}""".formatted(
                seconds
            )
        );
    }

    private static long accepted(SocketClient client, ChatId chat, String text) {
        return client.ask(id -> message(id, chat, text), ChatReply.MessageAccepted.class).seq();
    }

    private static SessionEvent.Failed refused(SocketClient client, ChatId chat, String text) {
        return client.ask(id -> message(id, chat, text), SessionEvent.Failed.class);
    }

    private static SendMessage message(String id, ChatId chat, String text) {
        return new SendMessage(id, chat, "client-" + text, text, null);
    }
}
