package dev.parley.e2e.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link EngineBenchmark} tells in the end. */
final class EngineReport {

    private final Sizes sizes;
    private final String machine;
    private final String loadBefore;
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, Table<Connections>> connections = new LinkedHashMap<>();
    private final Map<String, List<Table<Outcome>>> traffic = new LinkedHashMap<>();

    EngineReport(Sizes sizes) throws IOException {
        this.sizes = sizes;
        machine = Machine.described();
        loadBefore = Machine.load();
    }

    private static Table<Outcome> times(String title) {
        return new Table<Outcome>(title, "server")
            .with("deliveries/s", Outcome::deliveriesPerSecond)
            .with("messages/s", Outcome::messagesPerSecond)
            .with("p50, ms", Outcome::p50)
            .with("p99, ms", Outcome::p99)
            .with("longest, ms", Outcome::longest)
            .with("not delivered", Outcome::missing)
            .with("generator, share of its core", Outcome::generatorLoad);
    }

    private static Table<Outcome> costs(String title) {
        var table = new Table<Outcome>(title + ": CPU-seconds, and system calls of the server", "server");
        for (var role : Role.values()) {
            var head = role.shown() + ", per million deliveries";
            table.withIfAny(head, each -> each.has(role, each.cpuSecondsPerMillionDeliveries(role)));
            if (role == Role.SERVER) {
                table.with("of these the compiler", Outcome::compilerCpuSecondsPerMillionDeliveries);
            }
        }
        for (var role : Role.values()) {
            var head = role.shown() + ", per 1,000 messages";
            table.withIfAny(head, each -> each.has(role, each.cpuSecondsPerThousandMessages(role)));
        }
        return table.with("reads and writes, per delivery", Outcome::transfersPerDelivery);
    }

    /** Something that a reader of the tables should know. */
    void note(String note) {
        System.err.println(note);
        notes.add(note);
    }

    void window(Peer peer, Outcome outcome) {
        add("%d messages in flight in each chat".formatted(sizes.window()), peer, outcome);
    }

    void rate(Peer peer, int rate, Outcome outcome) {
        add("%,d deliveries a second".formatted(rate), peer, outcome);
    }

    void channel(Peer peer, Outcome outcome) {
        var title = "A channel of %,d members, %d messages a second".formatted(sizes.ofChannel(), Sizes.TO_CHANNEL);
        add(title, peer, outcome);
    }

    private void add(String title, Peer peer, Outcome outcome) {
        System.err.println(peer.name() + ": " + outcome);
        traffic
            .computeIfAbsent(title, _ -> List.of(times(title), costs(title)))
            .forEach(table -> table.add(peer.name(), outcome));
    }

    void connections(Peer peer, int count, Connections measured) {
        System.err.println(peer.name() + ": " + measured);
        connections.computeIfAbsent(count, EngineReport::ofConnections).add(peer.name(), measured);
    }

    private static Table<Connections> ofConnections(int count) {
        return new Table<Connections>("%,d connections more, and all of them again at once".formatted(count), "server")
            .with("connects/s", each -> each.joined().perSecond())
            .with("MiB per 1,000", Connections::residentMibOfThousand)
            .withIfAny("MiB of live objects per 1,000", Connections::liveMibOfThousand)
            .with("refused at first", each -> each.stormed().again())
            .with("all in again after, s", each -> each.stormed().seconds())
            .with("p50 of each, ms", each -> each.stormed().p50())
            .with("p99 of each, ms", each -> each.stormed().p99());
    }

    String markdown() throws IOException {
        var text = new StringBuilder("# The engine\n\n");
        text.append(
            "%s Load of the machine before: %s, after: %s. %d chats of %d members; medians of %d rounds of %d s, and their least and most.%n%n".formatted(
                machine,
                loadBefore,
                Machine.load(),
                sizes.chats(),
                sizes.members(),
                sizes.rounds(),
                sizes.measured().toSeconds()
            )
        );
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        text.append('\n');
        traffic.values().forEach(tables -> tables.forEach(table -> text.append(table.markdown())));
        connections.values().forEach(table -> text.append(table.markdown()));
        return text.toString();
    }
}
