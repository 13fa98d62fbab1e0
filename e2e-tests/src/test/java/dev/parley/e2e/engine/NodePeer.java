package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server of {@code src/test/peers}, which Node.js runs.
 *
 * @param program its file
 * @param needs the package without which it cannot run
 * @param redis whether its nodes talk by a Redis
 */
record NodePeer(String name, String program, String needs, boolean redis, TalkOfMember talks) implements Peer {
    /** What a member of a chat says to it. */
    interface TalkOfMember {
        Talk talk(int chat, int member);
    }

    static NodePeer socketIo() {
        return new NodePeer("Socket.IO", "socket-io.mjs", "socket.io", false, SocketIoTalk::new);
    }

    static NodePeer socketIoWithRedis() {
        return new NodePeer("Socket.IO, Redis", "socket-io.mjs", "@socket.io/redis-adapter", true, SocketIoTalk::new);
    }

    static NodePeer ws() {
        return new NodePeer("ws", "ws.mjs", "ws", false, PlainTalk::new);
    }

    static NodePeer uWebSockets() {
        return new NodePeer("uWebSockets.js", "uws.mjs", PeerPackages.UWEBSOCKETS, false, PlainTalk::new);
    }

    @Override
    public Optional<String> missing() {
        if (Programs.find("node").isEmpty()) {
            return Optional.of("Node.js is not installed");
        }
        return Files.isDirectory(folder().resolve("node_modules").resolve(needs))
            ? Optional.empty()
            : Optional.of("npm could not install " + needs);
    }

    private static Path folder() {
        return PeerPackages.folder();
    }

    @Override
    public Server start() throws IOException {
        var ownRedis = redis ? RedisProcess.start() : null;
        int port = Ports.free();
        var variables = new HashMap<>(Map.of("PORT", Integer.toString(port)));
        if (ownRedis != null) {
            variables.put("REDIS_URL", ownRedis.url());
        }
        var command = List.of("node", folder().resolve(program).toString());
        var process = ServerProcess.start(program, Pinning.ofServer(command), variables).awaitPort(port);
        return new Running(port, process, ownRedis, talks);
    }

    private record Running(
        int port,
        ServerProcess process,
        @Nullable RedisProcess redis,
        TalkOfMember talks
    ) implements Server {
        @Override
        public Map<Role, List<Long>> processes() {
            var pids = new EnumMap<Role, List<Long>>(Map.of(Role.SERVER, List.of(process.pid())));
            if (redis != null) {
                pids.put(Role.REDIS, List.of(redis.pid()));
            }
            return pids;
        }

        @Override
        public Talk talk(int chat, int member) {
            return talks.talk(chat, member);
        }

        @Override
        public void close() {
            process.close();
            if (redis != null) {
                redis.close();
            }
        }
    }
}
