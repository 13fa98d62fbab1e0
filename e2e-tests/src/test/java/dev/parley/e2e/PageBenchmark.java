package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.CpuShares.Taker;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.engine.Table;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.environment.Writers;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.LoginPage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How the page bears many messages, on a slow processor: into the open chat, over all chats of a long list, while somebody
 * types and while they scroll. See docs/benchmarks.md. Nothing here fails for being slow, but no message may be lost.
 */
@EndToEnd
@Isolated("Nothing else may take its time.")
class PageBenchmark {

    private static final int CHATS = Integer.getInteger("parley.benchmark.chats", 500);
    private static final int RATE = Integer.getInteger("parley.benchmark.rate", 200);
    private static final int SLOWDOWN = Integer.getInteger("parley.benchmark.slowdown", 4);
    private static final int ROUNDS = Integer.getInteger("parley.benchmark.rounds", 3);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("parley.benchmark.seconds", 15));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("parley.benchmark.warmup", 15));
    private static final Duration DRAINING = Duration.ofMinutes(5);
    private static final int WRITERS = 4;
    private static final double LONG_MILLIS = 50;
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(120);
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(100);
    private static final int TURNS_ONE_WAY = 20;

    private static final List<String> TEXTS = List.of(
        "Yes.",
        "the quick brown fox jumps over the lazy dog and then some more text of a chat, as people write it",
        "See https://example.org/a/page?of=this, it says **what** we need",
        "One line\nand another one\nand a third, which is longer than the two before it, so that it may be broken",
        "👍",
        "Could you look at `PageBenchmark` before noon? I would say it is _done_.",
        "On my way",
        "- first\n- second\n- third"
    );

    /** What comes, and what the reader does meanwhile. */
    private record Scenario(String name, int perSecond, IntFunction<Writers.Message> messages, Hands hands) {}

    /** What the reader does until the end of a scenario. */
    private interface Hands {
        void moveUntil(long end);
    }

    /** What was measured of a scenario once. */
    private record Measured(PageWatch.Seen seen, Map<Taker, Double> cpu, double heapMib, double nodes) {
        double share(Taker taker) {
            return cpu.getOrDefault(taker, 0.0);
        }
    }

    private final Table<Measured> frames = new Table<Measured>("Frames", "what comes")
        .with("frames", each -> each.seen.gaps().size())
        .with("gaps over 50 ms", each -> over(each.seen.gaps()))
        .with("gap p50, ms", each -> percentile(each.seen.gaps(), 0.5))
        .with("p99", each -> percentile(each.seen.gaps(), 0.99))
        .with("longest", each -> percentile(each.seen.gaps(), 1))
        .with("long animation frames", each -> each.seen.longFrames().size())
        .with("longest, ms", each -> percentile(each.seen.longFrames(), 1))
        .with("slowest key, ms", each -> percentile(each.seen.keys(), 1));

    private final Table<Measured> costs = new Table<Measured>("Costs", "what comes")
        .with("page busy, %", each -> 100 * each.seen.busy())
        .with("of it scripts", each -> 100 * each.seen.scripts())
        .with("layout", each -> 100 * each.seen.layout())
        .with("cores: page", each -> each.share(Taker.PAGE))
        .with("browser", each -> each.share(Taker.BROWSER))
        .with("server", each -> each.share(Taker.SERVER))
        .with("writers", each -> each.share(Taker.WRITERS))
        .with("not shown", each -> each.seen.missing())
        .with("out of order", each -> each.seen.disordered())
        .with("heap, MiB", Measured::heapMib)
        .with("nodes", Measured::nodes);

    @Test
    void keepsUp(Scene scene) throws IOException {
        // It would take its time, too.
        scene.server().stop();
        try (
            var server = ParleyServer.startAsInstalled(
                Environment.current(),
                "page",
                "--parley.limits.enabled=false",
                "--parley.calls.router.port=0"
            )
        ) {
            var api = new Api(server.address());
            var reader = api.register("Reader");
            var people = IntStream.range(0, WRITERS)
                .mapToObj(i -> api.register("Writer " + i))
                .toList();
            var open = api.createGroup(people.getFirst(), "Open", others(reader, people));
            var chats = chats(api, reader, people);
            var window = scene.window("Reader");
            var conversation = LoginPage.open(window, server.address()).logIn(reader).visitChat(server.address(), open);
            window.command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
            conversation.awaitAtEnd();
            window.command("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWDOWN));
            try (var writers = api.writers(people)) {
                var run = new Run(server, api, reader, window, conversation, open, chats, writers);
                run.warmUp();
                for (int round = 0; round < ROUNDS; round++) {
                    for (var scenario : run.scenarios()) {
                        var measured = run.measure(scenario);
                        frames.add(scenario.name, measured);
                        costs.add(scenario.name, measured);
                        // What there is so far is of use if a run is broken off.
                        Reports.write("page.md", frames.markdown() + costs.markdown());
                        run.check();
                    }
                }
            }
        }
    }

    private static Person[] others(Person reader, List<Person> people) {
        var others = new ArrayList<>(people.subList(1, people.size()));
        others.add(reader);
        return others.toArray(Person[]::new);
    }

    private static List<String> chats(Api api, Person reader, List<Person> people) {
        return IntStream.range(1, CHATS)
            .mapToObj(i -> api.createGroup(people.get(i % WRITERS), "Chat " + i, reader))
            .toList();
    }

    private static double over(List<Double> millis) {
        return millis
            .stream()
            .filter(each -> each > LONG_MILLIS)
            .count();
    }

    /** The nearest rank; 0 of nothing. */
    private static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private record Run(
        ParleyServer server,
        Api api,
        Person reader,
        Window window,
        ConversationPage conversation,
        String open,
        List<String> chats,
        Writers writers
    ) {
        private static final String LIST = """
        const { left, top, width, height } = document.querySelector('[data-testid=message-list]').getBoundingClientRect();
        return [left + width / 2, top + height / 2];
        """;

        private static final String FORGET_TEXT = """
        const input = document.querySelector('[data-testid=composer-input]');
        input.value = '';
        input.dispatchEvent(new Event('input', { bubbles: true }));
        """;

        /** The seqs of the messages that are elements, and of each chat of the list that is one its place and how much is unread. */
        private static final String SHOWN = """
        const of = (testId) => [...document.querySelectorAll(`[data-testid=${testId}]`)];
        return {
          seqs: of('message').map(({ dataset }) => Number(dataset.seq)),
          places: of('chat-item').map((item, i) => Number(item.closest('[aria-posinset]')?.ariaPosInSet ?? i + 1) - 1),
          chats: of('chat-item').map(({ dataset }) => dataset.chatId),
          unread: of('chat-item').map((item) => Number(item.querySelector('[data-testid=chat-unread]')?.dataset.count ?? 0)),
        };
        """;

        List<Scenario> scenarios() {
            return List.of(
                new Scenario("nothing", 0, this::intoOpen, this::rest),
                new Scenario("%d/s into the open chat".formatted(RATE), RATE, this::intoOpen, this::rest),
                new Scenario("%d/s over %d chats".formatted(RATE, CHATS), RATE, this::overAll, this::rest),
                new Scenario("%d/s, half of them each, typing".formatted(RATE), RATE, this::halfOfEach, this::type),
                new Scenario("%d/s, half of them each, scrolling".formatted(RATE), RATE, this::halfOfEach, this::scroll)
            );
        }

        void warmUp() {
            run(new Scenario("", RATE, this::halfOfEach, this::type), WARM_UP);
            settle();
        }

        Measured measure(Scenario scenario) {
            long from = api.head(reader, open) + 1;
            var watch = PageWatch.start(window);
            var cpu = CpuShares.since(server.pid());
            run(scenario, MEASURED);
            var shares = cpu.now();
            settle();
            var seen = watch.stop(from, api.head(reader, open));
            return new Measured(seen, shares, PageWatch.heapMib(window), PageWatch.nodes(window));
        }

        /** What the page shows in the end is what the server has: all of it, in its order. */
        void check() {
            if (!(window.run(SHOWN) instanceof Map<?, ?> shown)) {
                throw new AssertionError("nothing is shown");
            }
            var seqs = numbers(shown.get("seqs"));
            long head = api.head(reader, open);
            assertThat(seqs)
                .as("the messages at the end")
                .isEqualTo(
                    IntStream.range(0, seqs.size())
                        .mapToObj(i -> head - seqs.size() + 1 + i)
                        .toList()
                );
            var places = numbers(shown.get("places"));
            assertThat(places).as("the places of the chats that are shown").isNotEmpty();
            assertThat(shown.get("chats"))
                .as("the chats, newest first")
                .isEqualTo(at(places, api.chatIds(reader)));
            assertThat(numbers(shown.get("unread")))
                .as("what is unread in them")
                .isEqualTo(at(places, api.unreadOfAll(reader)));
        }

        private static <T> List<T> at(List<Long> places, List<T> all) {
            return places
                .stream()
                .map(place -> all.get(place.intValue()))
                .toList();
        }

        private static List<Long> numbers(@Nullable Object list) {
            return list instanceof List<?> values
                ? values
                      .stream()
                      .map(each -> each instanceof Number number ? number.longValue() : -1L)
                      .toList()
                : List.of();
        }

        private void run(Scenario scenario, Duration time) {
            long end = System.nanoTime() + time.toNanos();
            var writing = CompletableFuture.runAsync(() -> writers.write(scenario.perSecond, time, scenario.messages));
            scenario.hands.moveUntil(end);
            writing.join();
        }

        /** Lets everything come, and goes to the end of the chat. */
        private void settle() {
            window.run(FORGET_TEXT);
            Waiting.until(
                "the page to know all messages",
                DRAINING,
                () -> window.hook("conversation").attribute("data-cursor").orElse(""),
                Long.toString(api.head(reader, open))::equals
            );
            conversation.goToEnd();
            Waiting.until("everything to be read", DRAINING, () -> api.unread(reader, open), unread -> unread == 0);
            Waiting.pass(Duration.ofSeconds(1));
        }

        private Writers.Message intoOpen(int number) {
            return new Writers.Message(number % WRITERS, open, text(number));
        }

        /** To the chats in turn, in steps that leave none out, so that those that follow are not neighbours. */
        private Writers.Message overAll(int number) {
            int chat = (int) ((number * 211L) % chats.size());
            return new Writers.Message((chat + 1) % WRITERS, chats.get(chat), text(number));
        }

        private Writers.Message halfOfEach(int number) {
            return number % 2 == 0 ? intoOpen(number / 2) : overAll(number / 2);
        }

        private static String text(int number) {
            return TEXTS.get(number % TEXTS.size()) + (number % TEXTS.size() == 1 ? " " + number : "");
        }

        private void rest(long end) {
            Waiting.pass(Duration.ofNanos(end - System.nanoTime()));
        }

        private void type(long end) {
            window.hook("composer-input").click();
            while (System.nanoTime() < end) {
                window.command("Input.dispatchKeyEvent", Map.of("type", "keyDown", "text", "a", "key", "a"));
                window.command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", "a"));
                Waiting.pass(BETWEEN_KEYS);
            }
        }

        /** Up for a while, and down again. */
        private void scroll(long end) {
            if (!(window.run(LIST) instanceof List<?> middle)) {
                throw new AssertionError("no list of messages");
            }
            for (int turn = 0; System.nanoTime() < end; turn++) {
                int pixels = (turn / TURNS_ONE_WAY) % 2 == 0 ? -240 : 240;
                window.command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                        "type",
                        "mouseWheel",
                        "x",
                        middle.getFirst(),
                        "y",
                        middle.getLast(),
                        "deltaX",
                        0,
                        "deltaY",
                        pixels
                    )
                );
                Waiting.pass(BETWEEN_TURNS);
            }
        }
    }
}
