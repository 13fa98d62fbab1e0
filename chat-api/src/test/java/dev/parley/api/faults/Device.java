package dev.parley.api.faults;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.PresenceCommand.WatchUsers;
import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client as the protocol's documents have it: it keeps the logs of its chats, its calls and who is there, asks for what
 * it has missed, and repeats what was not answered. Nothing in it waits; {@link #sync} takes in what has come.
 */
final class Device {

    private final String name;
    private final TestUser user;
    private final Set<UserId> watched;
    private final Map<ChatId, Log> logs = new LinkedHashMap<>();
    private final Map<ChatId, Long> markers = new HashMap<>();
    private final Map<CallId, CallView> calls = new HashMap<>();
    private final Map<UserId, PresenceState> presences = new HashMap<>();
    private final Map<String, ClientFrame> unanswered = new LinkedHashMap<>();
    private final Map<String, ClientFrame> repeatable = new LinkedHashMap<>();
    private final Map<String, String> acknowledged = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<ChatId> fetching = new HashSet<>();
    private @Nullable Link link;
    private int requests;

    /** A chat's log as far as it is held, without gaps. */
    static final class Log {

        final List<ChatEvent> events = new ArrayList<>();
        long head;

        long cursor() {
            return events.size();
        }
    }

    /** One connection, and what has come on it so far. */
    private static final class Link {

        final SocketClient socket;
        final Node node;
        final Map<ChatId, Long> lastLive = new HashMap<>();
        final Set<ChatId> left = new HashSet<>();
        int taken;
        boolean ready;
        boolean listed;
        final Rest rest;

        Link(SocketClient socket, Node node, String accessToken) {
            this.socket = socket;
            this.node = node;
            this.rest = new Rest(node);
            rest.authenticate(accessToken);
        }
    }

    Device(String name, TestUser user, Set<UserId> watched) {
        this.name = name;
        this.user = user;
        this.watched = watched;
    }

    UserId userId() {
        return user.id();
    }

    TestUser user() {
        return user;
    }

    boolean isConnected() {
        return link != null && !link.socket.isClosed();
    }

    boolean isOn(Node node) {
        return link != null && link.node == node;
    }

    Map<ChatId, Log> logs() {
        return logs;
    }

    /** How far the user has read in each chat, as this device was told. */
    Map<ChatId, Long> markers() {
        return markers;
    }

    Map<CallId, CallView> calls() {
        return calls;
    }

    Map<UserId, PresenceState> presences() {
        return presences;
    }

    /** What it has seen that must never be. */
    List<String> faults() {
        return faults;
    }

    /** Client ids of messages that were acknowledged, with the places they were said to have. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Whether all is answered and all logs reach their heads. */
    boolean isQuiet() {
        return (
            link != null &&
            link.listed &&
            unanswered.isEmpty() &&
            repeatable.isEmpty() &&
            logs
                .values()
                .stream()
                .allMatch(log -> log.cursor() >= log.head)
        );
    }

    String describe() {
        return "%s connected=%s unanswered=%s repeatable=%s".formatted(
            name,
            isConnected(),
            unanswered.values(),
            repeatable.keySet()
        );
    }

    void connect(Node node) {
        try {
            link = new Link(SocketClient.open(node, name), node, user.accessToken());
            fetching.clear();
            ask(id -> new SessionCommand.Authenticate(id, user.accessToken()));
        } catch (RuntimeException unreachable) {
            link = null;
        }
    }

    void disconnect() {
        if (link != null) {
            link.socket.close();
            lost();
        }
    }

    private void lost() {
        link = null;
        unanswered.clear();
        presences.clear();
    }

    /** Sends a message, and again on every connection until it is answered. */
    void send(String clientId, String text, ClientFrame frame) {
        repeatable.put(clientId + '\n' + text, frame);
        ask(_ -> frame);
    }

    /** Sends a command; whether it is answered is looked at in {@link #isQuiet}. */
    void ask(Function<String, ClientFrame> command) {
        if (link == null) {
            return;
        }
        var frame = command.apply(name + "-" + ++requests);
        unanswered.put(frame.id(), frame);
        try {
            link.socket.send(frame);
        } catch (RuntimeException broken) {
            lost();
        }
    }

    void sync() {
        var present = link;
        if (present == null) {
            return;
        }
        for (var frame : present.socket.receivedFrom(present.taken)) {
            present.taken++;
            take(present, frame);
        }
        if (present == link && present.socket.isClosed()) {
            lost();
        } else if (present == link && present.ready) {
            list(present);
            logs.forEach(this::fetch);
        }
    }

    /** The chats of the snapshot replace those that were known; the logs go on from their cursors. */
    private void list(Link present) {
        if (present.listed) {
            return;
        }
        var answer = present.rest.get("/api/chats");
        if (answer.status() != 200) {
            return;
        }
        present.listed = true;
        var listed = new HashSet<ChatId>();
        for (var chat : answer.body().path("chats")) {
            var id = new ChatId(chat.path("id").asString());
            listed.add(id);
            var log = logs.computeIfAbsent(id, _ -> new Log());
            log.head = Math.max(log.head, chat.path("head").asLong());
            markers.merge(id, chat.path("readSeq").asLong(), Math::max);
        }
        logs.keySet().retainAll(listed);
        repeatable.values().forEach(frame -> ask(_ -> frame));
    }

    private void fetch(ChatId chatId, Log log) {
        if (log.cursor() < log.head && fetching.add(chatId)) {
            ask(id -> new CatchUp(id, chatId, log.cursor()));
        }
    }

    private void take(Link from, ServerFrame frame) {
        switch (frame) {
            case SessionEvent.Ready ready -> {
                answered(ready.re());
                from.ready = true;
                calls.clear();
                ready.calls().forEach(this::hold);
                ask(id -> new WatchUsers(id, List.copyOf(watched)));
            }
            case ChatEvent event -> takeLive(from, event);
            case ChatReply.Log log -> {
                answered(log.re());
                fetching.remove(log.chatId());
                var held = logs.get(log.chatId());
                if (held != null) {
                    log.events().forEach(event -> append(held, event));
                    held.head = Math.max(held.head, log.head());
                }
            }
            case ChatReply.MessageAccepted accepted -> accepted(accepted);
            case ChatReply.ReadMarkerMoved moved -> markers.merge(moved.chatId(), moved.seq(), Math::max);
            case SessionEvent.Failed failed -> failed(failed);
            case SessionEvent.Done done -> answered(done.re());
            case CallEvent.Started started -> {
                answered(started.re());
                hold(started.call());
            }
            case CallEvent.Ringing ringing -> hold(ringing.call());
            case CallEvent.Changed changed -> hold(changed.call());
            case CallEvent.Ended ended -> calls.remove(ended.callId());
            case PresenceEvent.UsersWatched watching -> {
                answered(watching.re());
                watching.users().forEach(view -> presences.putIfAbsent(view.userId(), view.state()));
            }
            case PresenceEvent.PresenceChanged changed -> changed.users().forEach(this::present);
            default -> {
            }
        }
    }

    private void present(PresenceView view) {
        presences.put(view.userId(), view.state());
    }

    private void hold(CallView call) {
        if (call.occupies(user.id())) {
            calls.merge(call.id(), call, (before, after) -> after.version() >= before.version() ? after : before);
        } else {
            calls.remove(call.id());
        }
    }

    private void answered(String re) {
        if (unanswered.remove(re) == null) {
            faults.add(name + ": an answer to " + re + ", which was not asked or was answered before");
        }
    }

    private void accepted(ChatReply.MessageAccepted accepted) {
        var frame = unanswered.get(accepted.re());
        answered(accepted.re());
        repeatable.entrySet().removeIf(entry -> {
            boolean same = entry.getValue() == frame;
            if (same) {
                var key = entry.getKey().split("\n", 2);
                acknowledged.put(key[0], accepted.chatId() + " " + accepted.seq());
            }
            return same;
        });
    }

    private void failed(SessionEvent.Failed failed) {
        var frame = unanswered.get(String.valueOf(failed.re()));
        answered(String.valueOf(failed.re()));
        if (frame instanceof CatchUp catchUp) {
            fetching.remove(catchUp.chatId());
            if (!failed.retryable()) {
                logs.remove(catchUp.chatId());
            }
        } else if (failed.retryable() && repeatable.containsValue(frame)) {
            ask(_ -> frame);
        } else if (failed.retryable() && frame instanceof SessionCommand.Authenticate) {
            ask(id -> new SessionCommand.Authenticate(id, user.accessToken()));
        } else if (failed.retryable() && frame instanceof WatchUsers) {
            ask(id -> new WatchUsers(id, List.copyOf(watched)));
        } else {
            repeatable.values().removeIf(same -> same == frame);
        }
    }

    /** On one connection events come in order, each once, and none after the last that the user may get. */
    private void takeLive(Link from, ChatEvent event) {
        var chatId = event.chatId();
        boolean comes = joins(event);
        long last = from.lastLive.getOrDefault(chatId, -1L);
        if (from.left.contains(chatId) && !comes) {
            faults.add(name + " got " + event + " after its user had left");
        } else if (last >= 0 && event.seq() != last + 1 && !from.left.contains(chatId)) {
            faults.add(name + " got " + event.seq() + " after " + last + " of " + chatId);
        }
        from.lastLive.put(chatId, event.seq());
        if (comes) {
            from.left.remove(chatId);
        }
        if (leaves(event)) {
            from.left.add(chatId);
            logs.remove(chatId);
            markers.remove(chatId);
            return;
        }
        var log = logs.computeIfAbsent(chatId, _ -> new Log());
        log.head = Math.max(log.head, event.seq());
        append(log, event);
    }

    private void append(Log log, ChatEvent event) {
        if (event.seq() == log.cursor() + 1) {
            log.events.add(event);
        }
    }

    private boolean joins(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Created _ -> true;
            case ChatEvent.MembersAdded added -> added
                .members()
                .stream()
                .anyMatch(member -> member.userId().equals(user.id()));
            case ChatEvent.MemberJoined joined -> joined.actor().equals(user.id());
            default -> false;
        };
    }

    private boolean leaves(ChatEvent event) {
        return switch (event) {
            case ChatEvent.MemberRemoved removed -> removed.userId().equals(user.id());
            case ChatEvent.MemberLeft left -> left.actor().equals(user.id());
            default -> false;
        };
    }
}
