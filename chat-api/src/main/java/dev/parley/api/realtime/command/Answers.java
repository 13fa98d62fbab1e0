package dev.parley.api.realtime.command;

import dev.parley.api.protocol.ChatCallView;
import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.realtime.feed.ChatCallFeed;
import dev.parley.api.realtime.feed.RunFeed;
import dev.parley.api.realtime.presence.PresenceWatches;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Sends answers. What an answer says of a state was looked up before, and events of later changes may reach the client before
 * it: so what it was told counts as told with the answer or after it, never before, and what is old by then is told again.
 */
@Component
@RequiredArgsConstructor
class Answers {

    private final FrameCodec codec;
    private final CallFeed calls;
    private final ChatCallFeed chatCalls;
    private final PresenceWatches presences;
    private final RunFeed runs;

    void send(Connection connection, ServerFrame answer) {
        byte[] frame = codec.encode(answer);
        if (connection.bot().isPresent()) {
            connection.answer(frame);
            if (answer instanceof SessionEvent.Ready) {
                runs.came(connection);
            }
            return;
        }
        calls.send(connection, answer, frame);
        if (answer instanceof SessionEvent.Ready ready && ready.chatCalls() instanceof List<ChatCallView> told) {
            chatCalls.correct(connection, told);
        } else if (answer instanceof PresenceEvent.UsersWatched watched) {
            presences.told(connection, watched.users());
        }
    }
}
