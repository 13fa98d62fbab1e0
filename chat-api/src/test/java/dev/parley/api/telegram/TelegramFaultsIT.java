package dev.parley.api.telegram;

import static dev.parley.api.telegram.BotApiServer.broken;
import static dev.parley.api.telegram.BotApiServer.refusing;
import static dev.parley.api.telegram.TestPerson.YES;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Telegram fails, nodes die, and people go too far. */
class TelegramFaultsIT {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private MonitoredRedis redis;
    private BotApiServer telegram;
    private TestPerson ann;
    private TestPerson bob;

    @BeforeEach
    void twoAreOnTelegram() {
        redis = new MonitoredRedis();
        telegram = new BotApiServer();
        ann = telegram.person("Ann", "annabel", "en");
        bob = telegram.person("Bob", "bobby", "en");
    }

    @AfterEach
    void stop() {
        telegram.close();
        redis.close();
    }

    private Node start(String... settings) {
        return TelegramNode.start(redis, telegram, settings);
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void withoutATokenThereIsNoBot() {
        try (var plain = Node.start(redis)) {
            assertThat(plain.beans(Bot.class)).isEmpty();
            assertThat(plain.beans(TelegramPeople.class)).isEmpty();
        }
    }

    @Test
    void whenTelegramAsksToWaitNothingIsSentMeanwhile() {
        telegram.fail("sendMessage", refusing(429, "Too Many Requests: retry after 3", 3));
        try (var _ = start()) {
            ann.started();
            var sent = telegram.requests("sendMessage");
            assertThat(sent.get(1).at() - sent.get(0).at()).isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
        }
    }

    @Test
    void whatTelegramDoesNotTakeIsSentLater() {
        telegram.fail("getUpdates", broken(), refusing(409, "Conflict: terminated by other getUpdates request"));
        telegram.fail("sendMessage", broken(), refusing(500, "Internal Server Error"));
        try (var _ = start()) {
            ann.started();
            assertThat(telegram.requests("sendMessage")).hasSize(3);
        }
    }

    @Test
    void whatWaitsIsSentInTheOrderInWhichItCame() {
        telegram.fail("sendMessage", broken(), refusing(500, "Internal Server Error"));
        ann.says("/start");
        ann.says("/help");
        ann.says("/call");
        try (var _ = start()) {
            ann.expectNext("Hello");
            ann.expectNext("this text");
            ann.expectNext("Tell me whom to ask");
        }
    }

    @Test
    void aTelegramThatIsAwayIsAskedAgainUntilItIsBack() {
        try (var _ = start(); var log = LogRecord.open()) {
            ann.started();
            telegram.shut();
            await("a failure", () ->
                log
                    .texts()
                    .stream()
                    .anyMatch(line -> line.contains("hearing fails"))
            );
            telegram.reopen();
            bob.started();
            bob.says("/call @annabel voice");
            ann.expect("voice call");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aTokenThatIsRefusedStopsTheBotWithOneLine(CapturedOutput output) {
        telegram.fail("getMe", refusing(401, "Unauthorized"));
        try (var node = start()) {
            await("the end of the bot", () -> !node.bean(Bot.class).isRunning());
            int asked = telegram.requestCount();
            ann.says("/start");
            node.bean(PollingLease.class).renew();
            assertThat(telegram.requestCount()).isEqualTo(asked);
            assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("refuses PARLEY_TELEGRAM_TOKEN"))
                .hasSize(1);
        }
    }

    @Test
    void theTokenStandsInNoLog() {
        var root = (Logger) LoggerFactory.getLogger("org.springframework.web");
        var own = (Logger) LoggerFactory.getLogger("dev.parley.api.telegram");
        try (var node = start(); var log = LogRecord.open()) {
            List.of(root, own).forEach(logger -> logger.setLevel(Level.TRACE));
            telegram.fail("getUpdates", broken(), refusing(500, "at /bot" + BotApiServer.TOKEN), broken(), broken());
            telegram.fail("sendMessage", broken(), refusing(400, "Bad Request"));
            ann.says("/start");
            ann.says("/help");
            ann.expect("this text");
            telegram.shut();
            await("a failure", () ->
                log
                    .texts()
                    .stream()
                    .anyMatch(line -> line.contains("ConnectException"))
            );
            assertThat(node.bean(TelegramProperties.class).toString()).doesNotContain(BotApiServer.SECRET);
            assertThat(log.texts())
                .isNotEmpty()
                .noneMatch(line -> line.contains(BotApiServer.SECRET));
        } finally {
            List.of(root, own).forEach(logger -> logger.setLevel(null));
        }
    }

    @Test
    void anotherNodeGoesOnWithWhatADeadOneHasBegun() {
        try (var first = start()) {
            await("the lease", () -> first.bean(PollingLease.class).isHeld());
            try (var second = start()) {
                ann.started();
                bob.started();
                ann.says("/call @bobby video");
                var question = bob.expect("would like");
                assertThat(second.bean(PollingLease.class).isHeld()).isFalse();

                first.cutRedis();
                bob.presses(question, YES);
                var talk = Talk.of(ann.expect("your video call"), bob.expect("your video call"));
                assertThat(second.bean(PollingLease.class).isHeld()).isTrue();
                talk.hold(second);
                ann.expectNext("It lasted");
                bob.expectNext("It lasted");
            }
        }
    }

    @Test
    void whatTwoNodesHearAtOnceHappensOnce() throws InterruptedException {
        try (var first = start(); var second = start()) {
            ann.started();
            bob.started();
            var anns = new Update.Sender(ann.id(), false, "Ann", null, "annabel", "en");
            var place = new Update.Place(ann.id(), "private");
            for (int number = 1; number <= 10; number++) {
                var call = new Update.Message(1, anns, place, number % 2 == 0 ? "/cancel" : "/call @bobby voice");
                var update = new Update(-number, call, null);
                var nodes = List.of(first, second)
                    .stream()
                    .map(node -> Thread.startVirtualThread(() -> node.bean(UpdateHandler.class).handle(update)))
                    .toList();
                for (var node : nodes) {
                    node.join();
                }
            }
            ann.says("/help");
            for (int number = 1; number <= 5; number++) {
                ann.expectNext("I have asked");
                ann.expectNext("I no longer ask");
            }
            ann.expectNext("this text");
        }
    }

    @Test
    void aNodeThatStopsLeavesTheBotToAnotherAtOnce() {
        try (var first = start("parley.telegram.lease=10m")) {
            await("the lease", () -> first.bean(PollingLease.class).isHeld());
            ann.started();
        }
        try (var _ = start("parley.telegram.lease=10m")) {
            bob.started();
        }
    }

    @Test
    void whoHasBlockedTheBotIsForgotten() {
        try (var _ = start()) {
            bob.started();
            ann.started();
            telegram.fail("sendMessage", refusing(403, "Forbidden: bot was blocked by the user"));
            ann.says("/call @bobby video");
            ann.expect("I cannot write to");
            ann.says("/call @bobby video");
            ann.expect("I do not know");
        }
    }

    @Test
    void whoeverDoesNotTakeAnAnswerIsForgottenToo() {
        try (var _ = start()) {
            bob.started();
            ann.started();
            telegram.fail("sendMessage", refusing(403, "Forbidden: bot was blocked by the user"));
            bob.says("/help");
            ann.says("/help");
            ann.expect("this text");
            ann.says("/call @bobby video");
            ann.expect("I do not know");
        }
    }

    @Test
    void onlyThoseWhoAreListedMayAsk() {
        var carl = telegram.person("Carl", null, "en");
        try (var _ = start("parley.telegram.askers=@Annabel," + carl.id())) {
            ann.started();
            bob.started();
            carl.says("/start");
            bob.says("/call @annabel video");
            assertThat(bob.expect("You may not ask").text()).contains(Long.toString(bob.id()));
            carl.says("/call @bobby video");
            bob.expect("would like");
            ann.says("/call @bobby video");
            bob.presses(bob.expect("would like"), YES);
            ann.expect("your video call");
        }
    }

    @Test
    void whoeverAsksTooOftenHasToWait() {
        var limits = new String[] {
            "parley.limits.enabled=true",
            "parley.limits.rates.telegram-calls.permits=2",
            "parley.limits.rates.telegram-questions.permits=2",
        };
        try (var _ = start(limits)) {
            ann.started();
            bob.started();
            for (int time = 0; time < 2; time++) {
                ann.says("/call @bobby voice");
                ann.expect("I have asked");
                ann.says("/cancel");
                ann.expect("I no longer ask");
            }
            ann.says("/call @bobby voice");
            ann.expectNext("Those were many calls");

            var carl = telegram.person("Carl", "carlos", "en").started();
            carl.says("/call @bobby voice");
            carl.expectNext("has been asked very often");
        }
    }

    @Test
    void whoeverFloodsTheBotIsNotAnswered() {
        var limits = new String[] { "parley.limits.enabled=true", "parley.limits.rates.telegram-updates.permits=5" };
        try (var _ = start(limits)) {
            for (int time = 0; time < 200; time++) {
                ann.says("spam " + time);
            }
            bob.started();
            var answers = telegram
                .requests("sendMessage")
                .stream()
                .filter(sent -> sent.body().path("chat_id").asLong() == ann.id());
            assertThat(answers).hasSizeBetween(5, 10);
        }
    }
}
