package dev.parley.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestBot;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.log.ChatId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node tells to those who may ask for its metrics. */
class MetricsIT {

    private static final String PATH = "/actuator/prometheus";
    private static final String TOKEN = "a-token-of-the-tests-of-metrics";
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (parley_\\w+) (\\w+)$");

    /** Longest values of time, which Micrometer adds to each histogram. */
    private static final Pattern LONGEST = Pattern.compile("_seconds_max gauge$");

    /** Stores of the tests are not embedded in the node. */
    private static final String OF_EMBEDDED_STORES = "parley_disk_free_bytes gauge";

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start("parley.metrics.token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void tellsWhatTheDocumentListsAndNothingElse() {
        talk();

        var listed = new TreeSet<>(MetricList.typed());
        listed.remove(OF_EMBEDDED_STORES);
        assertThat(typed(scrape())).isEqualTo(listed);
    }

    @Test
    void countsWhatHasHappened() {
        double sent = value("parley_frames_total{type=\"message.send\"}");
        double delivered = value("parley_deliveries_total");
        double logged = value("parley_log_events_total");
        talk();

        assertThat(value("parley_frames_total{type=\"message.send\"}")).isEqualTo(sent + 1);
        assertThat(value("parley_deliveries_total")).isGreaterThanOrEqualTo(delivered + 2);
        assertThat(value("parley_log_events_total")).isGreaterThan(logged);
        assertThat(value("parley_store_up{store=\"mongo\"}")).isEqualTo(1);
        assertThat(value("parley_store_up{store=\"redis\"}")).isEqualTo(1);
    }

    @Test
    void countsCallsAndHowLongTheyRing() {
        double started = value("parley_calls_started_total{kind=\"voice\"}");
        double cancelled = value("parley_calls_ended_total{reason=\"cancelled\"}");
        double rang = value("parley_calls_ring_seconds_count{outcome=\"unanswered\"}");
        double ringing = value("parley_calls_states_total{state=\"ringing\"}");
        double active = value("parley_calls_states_total{state=\"active\"}");
        double ended = value("parley_calls_states_total{state=\"ended\"}");
        var anna = node.newUser();
        var boris = node.newUser();
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var chat = CallPlace.of(ChatId.personal(anna.id(), boris.id()));
            var call = annas.ask(id -> new StartCall(id, chat, CallKind.VOICE), CallEvent.Started.class).call();
            boriss.expect(CallEvent.Ringing.class);
            annas.ask(id -> new CancelCall(id, call.id()), SessionEvent.Done.class);
        }

        assertThat(value("parley_calls_started_total{kind=\"voice\"}")).isEqualTo(started + 1);
        assertThat(value("parley_calls_ended_total{reason=\"cancelled\"}")).isEqualTo(cancelled + 1);
        assertThat(value("parley_calls_ring_seconds_count{outcome=\"unanswered\"}")).isEqualTo(rang + 1);
        assertThat(value("parley_calls_states_total{state=\"ringing\"}")).isEqualTo(ringing + 1);
        assertThat(value("parley_calls_states_total{state=\"active\"}")).isEqualTo(active);
        assertThat(value("parley_calls_states_total{state=\"ended\"}")).isEqualTo(ended + 1);
    }

    @Test
    void countsMessagesByWhereTheyComeFrom() {
        var before = byOrigin();
        var anna = node.newUser();
        var chat = anna.createGroup("Origins");
        var bot = TestBot.of(node, anna).in(chat);
        var text = "{\"text\": \"hello\", \"replyTo\": null, \"attachmentIds\": []}";
        anna.rest().change("POST", "/api/chats/" + chat + "/messages", text, "by-anna");
        for (String key : List.of("one", "two")) {
            bot.rest(ApiScope.SEND_MESSAGES).change("POST", "/api/chats/" + chat + "/messages", text, key);
        }
        var made = anna
            .rest()
            .post("/api/chats/" + chat + "/incoming-webhooks", "{\"name\": \"Weather\", \"picture\": null}");
        for (int i = 0; i < 3; i++) {
            new Rest(node).post(made.body().path("path").asString(), "{\"text\": \"rain\"}");
        }

        var after = byOrigin();
        after.replaceAll((origin, count) -> count - before.getOrDefault(origin, 0.0));
        assertThat(after).isEqualTo(Map.of("person", 1.0, "bot", 2.0, "webhook", 3.0, "system", 0.0));
    }

    private static Map<String, Double> byOrigin() {
        var counts = new HashMap<String, Double>();
        for (String origin : List.of("person", "bot", "webhook", "system")) {
            counts.put(origin, value("parley_messages_total{origin=\"" + origin + "\"}"));
        }
        return counts;
    }

    @Test
    void namesNobody() {
        var chat = talk();

        assertThat(scrape()).doesNotContain(chat.toString());
    }

    @Test
    void isOpenToTheTokenAloneAndOpensNothingElse() {
        var user = node.newUser();
        var stranger = new Rest(node);
        assertThat(stranger.get(PATH).status()).isEqualTo(401);
        assertThat(user.rest().get(PATH).status()).isEqualTo(401);
        assertThat(Node.first().newUser().rest().get(PATH).status()).isEqualTo(401);

        var scraper = new Rest(node);
        scraper.authenticate(TOKEN);
        assertThat(scraper.download(PATH).statusCode()).isEqualTo(200);
        for (String other : Set.of(
            "/actuator",
            "/actuator/metrics",
            "/actuator/env",
            "/actuator/heapdump",
            "/api/me"
        )) {
            assertThat(scraper.get(other).status()).as(other).isIn(401, 404);
        }
        assertThat(scraper.post(PATH, "{}").status()).isNotEqualTo(200);
    }

    /** Two people connect, and one writes to the other. */
    private static ChatId talk() {
        var anna = node.newUser();
        var boris = node.newUser();
        var chat = ChatId.personal(anna.id(), boris.id());
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            annas.ask(id -> new SendMessage(id, chat, "m1", "hello", null), ChatReply.MessageAccepted.class);
            boriss.expect(ChatEvent.MessageSent.class);
            annas.expect(ChatEvent.MessageSent.class);
        }
        return chat;
    }

    private static String scrape() {
        var scraper = new Rest(node);
        scraper.authenticate(TOKEN);
        return new String(scraper.download(PATH).body(), StandardCharsets.UTF_8);
    }

    private static Set<String> typed(String scrape) {
        return TYPE.matcher(scrape)
            .results()
            .map(line -> line.group(1) + " " + line.group(2))
            .filter(line -> !LONGEST.matcher(line).find())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(String series) {
        return scrape()
            .lines()
            .filter(line -> line.startsWith(series + " "))
            .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("There is no " + series));
    }
}
