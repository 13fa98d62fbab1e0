package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.protocol.UserView;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.run.AskedBots;
import dev.parley.chat.run.Run;
import dev.parley.chat.run.RunAsked;
import dev.parley.chat.run.RunId;
import java.time.Duration;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * Tells the connections of bots of their runs, each connection once of each. One that has just come is told of what waits; what
 * begins meanwhile may be found twice, and is told once.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class RunFeed {

    private final FrameCodec codec;
    private final AskedBots bots;
    /** Longer than a run waits. */
    private final Cache<Delivered, Boolean> delivered = Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofMinutes(10))
        .maximumSize(100_000)
        .build();

    private record Delivered(String connection, RunId run) {}

    public static RunEvent.RunTold frame(RunAsked asked) {
        Run run = asked.run();
        return new RunEvent.RunTold(
            run.id(),
            run.chatId(),
            UserView.of(asked.user()),
            run.name(),
            run.arguments(),
            run.startedAt()
        );
    }

    /** Never blocks: what follows from it is kept by another thread. */
    public void tell(Collection<Connection> connections, RunEvent.RunTold told) {
        byte[] frame = codec.encode(told);
        boolean any = false;
        for (Connection connection : connections) {
            any |= tell(connection, told, frame);
        }
        if (any) {
            Thread.ofVirtual()
                .name("run-told-" + told.runId())
                .start(() -> noteTold(told.runId()));
        }
    }

    /** Tells a bot that has just come of what waits for it; where that cannot be found it is to come again. */
    public void came(Connection connection) {
        connection
            .bot()
            .filter(bot -> bot.scopes().contains(ApiScope.ANSWER_COMMANDS))
            .ifPresent(bot -> {
                try {
                    bots.waitingFor(bot.userId()).forEach(asked -> tellWaiting(connection, asked));
                } catch (RuntimeException away) {
                    log.warn("What waits for bot {} cannot be found", bot.userId(), away);
                    connection.close(CloseCode.OUT_OF_STEP);
                }
            });
    }

    private void tellWaiting(Connection connection, RunAsked asked) {
        var told = frame(asked);
        if (tell(connection, told, codec.encode(told))) {
            noteTold(told.runId());
        }
    }

    private boolean tell(Connection connection, RunEvent.RunTold told, byte[] frame) {
        boolean receives = connection
            .bot()
            .filter(bot -> bot.scopes().contains(ApiScope.ANSWER_COMMANDS))
            .isPresent();
        var key = new Delivered(connection.id().toString(), told.runId());
        if (!receives || delivered.asMap().putIfAbsent(key, true) != null) {
            return false;
        }
        connection.answer(frame);
        return connection.isOpen();
    }

    private void noteTold(RunId run) {
        try {
            bots.told(run);
        } catch (RuntimeException away) {
            log.warn("That {} was told could not be noted", run, away);
        }
    }
}
