package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of guesses from many addresses, as fast as they are answered: few are looked at, and none comes in. Twice the limit is
 * let through where Redis is too slow for a moment, as the node counts by itself then.
 */
class MeetingGuessesIT {

    private static final int ADDRESSES = 20;
    /** Of all that four digits can be. */
    private static final int PASSCODES_OF_EACH = 500;

    private static final int LINKS_OF_EACH = 100;

    /** What a request that is looked at may ask of MongoDB. */
    private static final int COMMANDS = 5;

    /** What the regular tasks of a node ask of MongoDB in a second, with room. */
    private static final int COMMANDS_OF_TASKS = 50;

    private static Node node;

    private static TestUser owner;

    /** What all guesses were answered, and how long it took. */
    private record Outcome(List<Rest.Answer> answers, Duration took) {
        long count(String code) {
            return answers
                .stream()
                .filter(answer -> answer.code().equals(code))
                .count();
        }
    }

    @BeforeAll
    static void start() {
        node = Node.start(
            "parley.limits.enabled=true",
            "parley.edge.trusted-proxies=127.0.0.1",
            // What is used up does not come back, however long a slow machine takes.
            "parley.limits.rates.wrong-meeting-links.per=30d",
            "parley.limits.rates.wrong-passcodes-of-meeting.per=30d"
        );
        owner = node.newUser();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void looksAtFewOfTheLinksThatSomebodyGuesses() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        long before = node.storeCommands();
        Outcome outcome;
        List<String> logged;
        try (var log = LogRecord.open()) {
            outcome = guess(51, LINKS_OF_EACH, (browser, guess) -> browser.get("/api/meeting-links/" + code(guess)));
            logged = log.texts();
        }

        long found = outcome.count("MEETING_NOT_FOUND");
        assertThat(found + outcome.count("RATE_LIMITED")).isEqualTo(ADDRESSES * LINKS_OF_EACH);
        assertThat(found).isLessThanOrEqualTo(ADDRESSES * 2 * 10);
        assertThat(node.bean(MeterRegistry.class).get("parley.meetings.links.unknown").counter().count()).isEqualTo(
            found
        );
        assertNoticed(logged, outcome);
        assertCostsLittle(node.storeCommands() - before, found, outcome.took());
        assertThat(new Rest(node).from("192.0.2.50").get(meeting.link()).status()).isEqualTo(200);
    }

    /** The administrator learns of it, and the log is not filled by it. */
    private static void assertNoticed(List<String> logged, Outcome outcome) {
        long warnings = logged
            .stream()
            .filter(line -> line.contains("guesses links of meetings"))
            .count();
        assertThat(warnings).isBetween(1L, 1 + outcome.took().toMinutes());
        var slowed = node.bean(MeterRegistry.class).get("parley.limits.reached").tag("limit", "wrong_meeting_links");
        // The others were slowed for asking for so many links at all.
        assertThat((long) slowed.functionCounter().count()).isBetween(1L, outcome.count("RATE_LIMITED"));
    }

    /** All that four digits can be. The right one is tried when the meeting has had all the wrong ones that it may have. */
    @Test
    void checksFewOfThePasscodesThatSomebodyGuesses() {
        var meeting = TestMeeting.create(owner, TestMeeting.open().put("passcode", "9999"));
        var known = new Rest(node).from("192.0.2.49");
        assertThat(meeting.enter(known, "Gus", "9999").status()).isEqualTo(200);
        long before = node.storeCommands();
        var outcome = guess(101, PASSCODES_OF_EACH, (browser, guess) ->
            meeting.enter(browser, "Eve", String.format(Locale.ROOT, "%04d", guess))
        );

        long wrong = outcome.count("PASSCODE_WRONG");
        assertThat(wrong + outcome.count("RATE_LIMITED")).isEqualTo(ADDRESSES * PASSCODES_OF_EACH);
        assertThat(wrong).isLessThanOrEqualTo(2 * 100);
        assertCostsLittle(
            node.storeCommands() - before,
            ADDRESSES * 61 * (1 + outcome.took().toMinutes()),
            outcome.took()
        );
        assertThat(meeting.enter(known, "Gus", "").status()).isEqualTo(200);
        assertThat(meeting.enter(owner.on(node)).status()).isEqualTo(200);
    }

    /** A refusal that asked the database would make guessing a way to keep others from it. */
    private static void assertCostsLittle(long commands, long lookedAt, Duration took) {
        assertThat(commands).isLessThanOrEqualTo(COMMANDS * lookedAt + COMMANDS_OF_TASKS * (took.toSeconds() + 1));
    }

    private static Outcome guess(int firstAddress, int ofEach, BiFunction<Rest, Integer, Rest.Answer> guess) {
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guessing = new ArrayList<Future<List<Rest.Answer>>>();
            for (int address = 0; address < ADDRESSES; address++) {
                var browser = new Rest(node).from("192.0.2." + (firstAddress + address));
                int first = address * ofEach;
                guessing.add(threads.submit(() -> guesses(browser, first, ofEach, guess)));
            }
            var answers = new ArrayList<Rest.Answer>();
            for (var each : guessing) {
                answers.addAll(each.get());
            }
            return new Outcome(answers, Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Rest.Answer> guesses(
        Rest browser,
        int first,
        int count,
        BiFunction<Rest, Integer, Rest.Answer> guess
    ) {
        var answers = new ArrayList<Rest.Answer>();
        for (int number = first; number < first + count; number++) {
            answers.add(guess.apply(browser, number));
        }
        return answers;
    }

    /** A code that could be one. */
    private static String code(int number) {
        var letters = new StringBuilder();
        for (int rest = number; letters.length() < 3; rest /= 26) {
            letters.append((char) ('a' + (rest % 26)));
        }
        return "zzz-zzzz-" + letters;
    }
}
