package dev.parley.e2e.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How much is asked of each server, and for how long; the same of all.
 *
 * @param rounds how often each is measured, in turns
 * @param window messages in flight in each chat
 * @param rates of the open loop, in deliveries a second
 * @param connections how many further ones are opened, and opened again at once after all were cut
 * @param warmUp for how long at most a JVM has all cores and traffic of a kind before it is measured with it
 */
record Sizes(
    int chats,
    int members,
    int rounds,
    int window,
    List<Integer> rates,
    List<Integer> connections,
    Duration warmUp,
    Duration measured
) {
    /** Messages a second that a channel gets. */
    static final int TO_CHANNEL = 20;

    private static final int LARGEST_CHANNEL = 1000;

    /** How many members the channel has. */
    int ofChannel() {
        return Math.min(LARGEST_CHANNEL, chats * members);
    }

    static Sizes current() {
        return new Sizes(
            number("chats", 20),
            number("members", 50),
            number("rounds", 3),
            number("window", 4),
            numbers("rates", "5000,20000"),
            numbers("connections", "2000"),
            Duration.ofSeconds(number("warmup", 120)),
            Duration.ofSeconds(number("seconds", 15))
        );
    }

    /** Whether a server is to be measured: {@code -Dparley.benchmark.peers=parley,ws} chooses by the beginnings of names. */
    static boolean includes(Peer peer) {
        var name = peer.name().toLowerCase(Locale.ROOT);
        return Stream.of(text("peers", "").split(",")).anyMatch(name::startsWith);
    }

    private static int number(String name, int usual) {
        return Integer.getInteger("parley.benchmark." + name, usual);
    }

    private static List<Integer> numbers(String name, String usual) {
        return Stream.of(text(name, usual).split(","))
            .filter(each -> !each.isEmpty())
            .map(Integer::valueOf)
            .toList();
    }

    private static String text(String name, String usual) {
        return System.getProperty("parley.benchmark." + name, usual);
    }
}
