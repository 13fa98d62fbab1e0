package dev.parley.api.telegram;

import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import java.util.stream.Stream;

/** Nodes with the bot. They have a Redis of their own: their clocks are moved, and nodes without the bot see no call of it. */
final class TelegramNode {

    private static final String[] SETTINGS = {
        "parley.telegram.token=" + BotApiServer.TOKEN,
        "parley.telegram.public-address=" + Talk.PAGE,
        "parley.telegram.poll-timeout=1s",
        "parley.telegram.lease=3s",
        "parley.video-calls.sweep-interval=100ms",
    };

    private TelegramNode() {}

    static Node start(MonitoredRedis redis, BotApiServer telegram, String... settings) {
        return Node.start(
            redis,
            Stream.of(SETTINGS, new String[] { "parley.telegram.api-address=" + telegram.url() }, settings)
                .flatMap(Stream::of)
                .toArray(String[]::new)
        );
    }
}
