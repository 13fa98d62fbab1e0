package dev.parley.api.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.meeting.TestMeeting;
import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.SetTracks;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.MeetingChatCommand.SendToMeeting;
import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.protocol.MeetingChatReply;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Counts what is asked of the stores and sent to other nodes, and compares it with the table in
 * {@code docs/architecture/scaling.md}: nothing may cost more than stands there.
 */
class CostsIT {

    private static final String DOCUMENT = "docs/architecture/scaling.md";
    private static final int TIMES = 10;

    /** Nothing happens but what the test does. */
    private static final String[] STILL = {
        "parley.realtime.audit-interval=1h",
        "parley.realtime.login-audit-interval=1h",
        "parley.presence.heartbeat-interval=1h",
        "parley.presence.sweep-interval=1h",
        "parley.presence.audit-interval=1h",
        "parley.calls.timer-interval=1h",
        "parley.calls.lease=1h",
        "parley.calls.grace=2h",
        "parley.calls.return-within=3h",
        "parley.meetings.sweep-interval=1h",
        "parley.meetings.removal-interval=1h",
        "parley.video-calls.sweep-interval=1h",
        "parley.webhooks.interval=1h",
        "parley.consumers.interval=2900ms",
        "parley.consumers.sweep-delay=1h",
        "parley.accounts.deletion-interval=1h",
        "parley.attachments.sweep-interval=1h",
        "parley.runs.sweep-interval=1h",
    };

    private static final String FOLLOWER = "dev.parley.chat.consumer.Follower.tick";

    /** Tasks that do not do the same each time, with the number of runs after which they begin anew. */
    private static final Map<String, Integer> ROUNDS = Map.of(FOLLOWER, 10);

    /** Per action, or per minute. */
    private record Cost(double redis, double reads, double writes, double published, double bytes) {
        Cost per(double times) {
            return new Cost(redis / times, reads / times, writes / times, published / times, bytes / times);
        }

        Cost plus(Cost other) {
            return new Cost(
                redis + other.redis,
                reads + other.reads,
                writes + other.writes,
                published + other.published,
                bytes + other.bytes
            );
        }

        Cost minus(Cost other) {
            return plus(other.per(-1));
        }

        List<Double> numbers() {
            return List.of(redis, reads, writes, published, bytes);
        }

        String cells() {
            return "%.1f | %.1f | %.1f | %.1f | %.0f".formatted(redis, reads, writes, published, bytes);
        }
    }

    private final Map<String, Cost> costs = new LinkedHashMap<>();

    @Test
    void costsNoMoreThanTheDocumentSays() {
        try (var redis = new MonitoredRedis()) {
            try (var idle = Node.start(redis, STILL)) {
                measureIdle(redis, idle);
            }
            try (var one = Node.start(redis, STILL)) {
                measure(redis, List.of(one), "one node");
                try (var other = Node.start(redis, STILL)) {
                    measure(redis, List.of(one, other), "two nodes");
                }
            }
        }
        costs.forEach((name, cost) -> System.out.printf(Locale.ROOT, "| %s | %s |%n", name, cost.cells()));

        var documented = documented();
        assertThat(documented.keySet()).isEqualTo(costs.keySet());
        costs.forEach((name, cost) -> {
            for (int i = 0; i < cost.numbers().size(); i++) {
                assertThat(cost.numbers().get(i))
                    .as("%s: number %d of %s", name, i + 1, cost.cells())
                    .isLessThanOrEqualTo(documented.getOrDefault(name, List.of()).get(i));
            }
        });
    }

    private void measure(MonitoredRedis redis, List<Node> nodes, String where) {
        var anna = nodes.getFirst().newUser();
        var boris = nodes.getLast().newUser();
        var group = anna.createGroup("Costs", boris);
        var personal = ChatId.personal(anna.id(), boris.id());
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            send(annas, boriss, group);
            talk(annas, boriss, personal, 0);
            put("a message, " + where, redis, nodes, () -> repeat(() -> send(annas, boriss, group)));
            put("a call of two from ring to end, " + where, redis, nodes, () -> {
                // In turn: nobody may enter more than ten calls at once.
                for (int i = 0; i < TIMES; i += 2) {
                    talk(annas, boriss, personal, 0);
                    talk(boriss, annas, personal, 0);
                }
            });
            var talk = cost(redis, nodes, () -> talk(annas, boriss, personal, 0));
            var more = cost(redis, nodes, () -> talk(annas, boriss, personal, TIMES));
            costs.put("a switched device in a call, " + where, more.minus(talk).per(TIMES));
        }
        measureMeeting(redis, nodes, where, anna, boris);
        put("a reconnect, " + where, redis, nodes, () -> repeat(() -> boris.connect().close()));
    }

    private void measureMeeting(MonitoredRedis redis, List<Node> nodes, String where, TestUser anna, TestUser boris) {
        var meeting = TestMeeting.create(anna, TestMeeting.open());
        meeting.enter(boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            meeting.arrive(annas);
            meeting.arrive(boriss);
            say(annas, boriss, meeting);
            put("a message in a meeting, " + where, redis, nodes, () -> repeat(() -> say(annas, boriss, meeting)));
        }
    }

    private static void say(SocketClient from, SocketClient to, TestMeeting meeting) {
        String clientId = SocketClient.newClientId();
        from.ask(
            id -> new SendToMeeting(id, meeting.id(), clientId, "How many commands?", null, List.of()),
            MeetingChatReply.AcceptedInMeeting.class
        );
        to.expect(MeetingChatEvent.SentToMeeting.class);
        from.expect(MeetingChatEvent.SentToMeeting.class);
    }

    private void put(String name, MonitoredRedis redis, List<Node> nodes, Runnable action) {
        costs.put(name, cost(redis, nodes, action).per(TIMES));
    }

    private static void repeat(Runnable action) {
        for (int i = 0; i < TIMES; i++) {
            action.run();
        }
    }

    private static void send(SocketClient from, SocketClient to, ChatId chat) {
        String clientId = SocketClient.newClientId();
        from.ask(
            id -> new SendMessage(id, chat, clientId, "How many commands?", null),
            ChatReply.MessageAccepted.class
        );
        to.expect(ChatEvent.MessageSent.class);
    }

    private static void talk(SocketClient caller, SocketClient called, ChatId chat, int switches) {
        var call = caller
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
            .call()
            .id();
        called.expect(CallEvent.Ringing.class, ringing -> ringing.call().id().equals(call));
        called.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
        for (int i = 0; i < switches; i++) {
            var microphone = new Track("microphone", TrackSource.MICROPHONE, i % 2 == 0);
            caller.ask(id -> new SetTracks(id, call, List.of(microphone), null), SessionEvent.Done.class);
        }
        called.ask(id -> new LeaveCall(id, call, LeaveReason.HUNG_UP), SessionEvent.Done.class);
        caller.expect(CallEvent.Ended.class, ended -> ended.callId().equals(call));
    }

    /** The regular tasks of a node, each run by the test alone, without connections and with some. */
    private void measureIdle(MonitoredRedis redis, Node node) {
        var perMinute = runsPerMinute();
        tasks(node).forEach(task -> task.cancel(false));
        var alone = regularly(redis, node, perMinute, List.of());
        var connections = new ArrayList<SocketClient>();
        var users = Stream.generate(node::newUser)
            .limit(TIMES)
            .toArray(TestUser[]::new);
        users[0].createGroup("Idle", Arrays.copyOfRange(users, 1, users.length));
        for (TestUser user : users) {
            connections.add(user.connect());
        }
        letChatsRest(redis, node, connections);
        var with = regularly(redis, node, perMinute, connections);
        costs.put("a minute of a node without connections", alone);
        costs.put("a minute of an idle connection", with.minus(alone).per(TIMES));
        connections.forEach(SocketClient::close);
    }

    /** For a minute after its last event a chat is followed; that it is let go then costs something once. */
    private static void letChatsRest(MonitoredRedis redis, Node node, List<SocketClient> connected) {
        var follower = tasks(node)
            .stream()
            .filter(task -> name(task).equals(FOLLOWER))
            .findFirst()
            .orElseThrow();
        untilStill(redis, List.of(node));
        for (int i = 0; i < 4; i++) {
            // Less than its lease lasts, which one round renews.
            node.clock().advance(Duration.ofSeconds(20));
            inOneRound(redis, node, follower, connected);
        }
    }

    /** @param connected who keep their connections alive meanwhile, which costs nothing */
    private static Cost regularly(
        MonitoredRedis redis,
        Node node,
        Map<String, Double> perMinute,
        List<SocketClient> connected
    ) {
        // What came before is done by then.
        untilStill(redis, List.of(node));
        tasks(node).forEach(task -> inOneRound(redis, node, task, connected));
        var total = new Cost(0, 0, 0, 0, 0);
        for (ScheduledTask task : tasks(node)) {
            double runs = perMinute.getOrDefault(name(task), 0.0);
            var cost = inOneRound(redis, node, task, connected);
            System.out.printf(Locale.ROOT, "%s: %.1f times a minute, %s%n", name(task), runs, cost.cells());
            total = total.plus(cost.per(1 / runs));
        }
        return total;
    }

    /** The cost of a run, on average. */
    private static Cost inOneRound(MonitoredRedis redis, Node node, ScheduledTask task, List<SocketClient> connected) {
        int runs = ROUNDS.getOrDefault(name(task), 1);
        var cost = new Cost(0, 0, 0, 0, 0);
        for (int i = 0; i < runs; i++) {
            connected.forEach(socket -> socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class));
            cost = cost.plus(costFromStill(redis, List.of(node), task.getTask().getRunnable()));
        }
        return cost.per(runs);
    }

    /** As often as nodes do that are configured by default. */
    private static Map<String, Double> runsPerMinute() {
        var runs = new HashMap<String, Double>();
        try (var usual = Node.start()) {
            tasks(usual).forEach(task -> {
                var interval = ((IntervalTask) task.getTask()).getIntervalDuration();
                runs.put(name(task), (double) Duration.ofMinutes(1).toNanos() / interval.toNanos());
            });
        }
        return runs;
    }

    private static List<ScheduledTask> tasks(Node node) {
        return node
            .beans(ScheduledTaskHolder.class)
            .stream()
            .flatMap(holder -> holder.getScheduledTasks().stream())
            .filter(task -> task.getTask() instanceof IntervalTask)
            .filter(task -> name(task).startsWith("dev.parley"))
            .toList();
    }

    private static String name(ScheduledTask task) {
        return task.toString().replaceAll("\\$\\$Lambda.*", "");
    }

    private static Cost cost(MonitoredRedis redis, List<Node> nodes, Runnable action) {
        untilStill(redis, nodes);
        return costFromStill(redis, nodes, action);
    }

    /** Where the stores are asked for nothing else, as after another cost was counted. */
    private static Cost costFromStill(MonitoredRedis redis, List<Node> nodes, Runnable action) {
        long reads = sum(nodes, Node::storeReads);
        long writes = sum(nodes, Node::storeWrites);
        action.run();
        var commands = untilStill(redis, nodes);
        var published = commands.stream().filter(MonitoredRedis.Command::isPublish).toList();
        return new Cost(
            commands.size(),
            (double) sum(nodes, Node::storeReads) - reads,
            (double) sum(nodes, Node::storeWrites) - writes,
            published.size(),
            published.stream().mapToInt(MonitoredRedis.Command::payloadBytes).sum()
        );
    }

    /** What is sent to Redis until neither store is asked for anything for a moment. */
    private static List<MonitoredRedis.Command> untilStill(MonitoredRedis redis, List<Node> nodes) {
        var commands = new ArrayList<MonitoredRedis.Command>();
        long before;
        do {
            before = sum(nodes, Node::storeReads) + sum(nodes, Node::storeWrites);
            commands.addAll(redis.take());
        } while (sum(nodes, Node::storeReads) + sum(nodes, Node::storeWrites) > before);
        return commands;
    }

    private static long sum(List<Node> nodes, ToLongFunction<Node> count) {
        return nodes.stream().mapToLong(count).sum();
    }

    /** The rows of the table, by what is counted. */
    private static Map<String, List<Double>> documented() {
        var rows = new LinkedHashMap<String, List<Double>>();
        var row = Pattern.compile("\\| (a [^|]+) \\|((?: [\\d.]+ \\|){5})");
        var table = Repository.read(DOCUMENT).replaceAll("(?s).*<!-- costs -->|<!-- /costs -->.*", "");
        row.matcher(table)
            .results()
            .forEach(found ->
                rows.put(
                    found.group(1),
                    Stream.of(found.group(2).split("\\|"))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .map(Double::valueOf)
                        .toList()
                )
            );
        return rows;
    }
}
