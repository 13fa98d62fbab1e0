package dev.parley.api.faults;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ChatReply.ReadMarkerMoved;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.PresenceCommand.WatchUsers;
import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.Person;
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
    private final Requests requests;
    private final Map<ChatId, HeldLog> logs = new LinkedHashMap<>();
    private final Map<ChatId, Long> markers = new HashMap<>();
    private final List<ReadMarkerMoved> moves = new ArrayList<>();
    private final Map<CallId, CallView> calls = new HashMap<>();
    private final Map<UserId, PresenceState> presences = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<ChatId> fetching = new HashSet<>();
    private @Nullable Link link;

    Device(String name, TestUser user, Set<UserId> watched) {
        this.name = name;
        this.user = user;
        this.watched = watched;
        this.requests = new Requests(name);
    }

    TestUser user() {
        return user;
    }

    UserId userId() {
        return user.id();
    }

    boolean isConnected() {
        return link != null && !link.isClosed();
    }

    boolean isOn(Node node) {
        return link != null && link.isOn(node);
    }

    Map<ChatId, HeldLog> logs() {
        return logs;
    }

    /** How far the user has read in each chat, as this device was told. */
    Map<ChatId, Long> markers() {
        return markers;
    }

    /** All that it was told of read markers and of what is unread after them. */
    List<ReadMarkerMoved> moves() {
        return moves;
    }

    Map<CallId, CallView> calls() {
        return calls;
    }

    Map<UserId, PresenceState> presences() {
        return presences;
    }

    Requests requests() {
        return requests;
    }

    /** What it has seen that must never be. */
    List<String> faults() {
        var all = new ArrayList<>(faults);
        all.addAll(requests.faults());
        return all;
    }

    /** Whether all is answered and all logs reach their heads. */
    boolean isQuiet() {
        return (
            link != null &&
            link.isListed() &&
            requests.isQuiet() &&
            logs.values().stream().allMatch(HeldLog::isComplete)
        );
    }

    String describe() {
        return "%s of %s, connected=%s".formatted(name, user.id(), isConnected());
    }

    void connect(Node node) {
        try {
            link = new Link(node, name, user.id(), user.accessToken());
            ask(id -> new SessionCommand.Authenticate(id, user.accessToken()));
        } catch (RuntimeException unreachable) {
            link = null;
        }
    }

    void disconnect() {
        if (link != null) {
            link.close();
            lost();
        }
    }

    private void lost() {
        link = null;
        fetching.clear();
        requests.connectionLost();
        presences.clear();
    }

    /** Makes a change, and asks for it again on every connection until it is answered. */
    void change(String clientId, Function<String, ClientFrame> command) {
        requests.intend(clientId, command);
    }

    /** Sends a command that the answer on this connection settles, or the end of the connection. */
    void ask(Function<String, ClientFrame> command) {
        if (link != null) {
            send(link, requests.ask(command, null));
        }
    }

    private void send(Link present, ClientFrame frame) {
        try {
            present.send(frame);
        } catch (RuntimeException broken) {
            present.close();
        }
    }

    void sync() {
        var present = link;
        if (present == null) {
            return;
        }
        present.next().forEach(frame -> take(present, frame));
        if (present.isClosed()) {
            lost();
            return;
        }
        if (present.isSilent()) {
            ask(SessionCommand.Ping::new);
        }
        if (present.isListed()) {
            logs.forEach(this::fetch);
            requests.open().forEach(change -> send(present, requests.askAgain(change)));
        } else if (present.isReady()) {
            present.list().ifPresent(answer -> list(present, answer));
        }
    }

    /** The chats of the snapshot replace those that were known; the logs go on from their cursors. */
    private void list(Link present, Rest.Answer answer) {
        var listed = new HashSet<ChatId>();
        for (var chat : answer.body().path("chats")) {
            var id = new ChatId(chat.path("id").asString());
            listed.add(id);
            logs.computeIfAbsent(id, _ -> new HeldLog()).reaches(chat.path("head").asLong());
            markers.merge(id, chat.path("readSeq").asLong(), Math::max);
        }
        logs.keySet().retainAll(listed);
        markers.keySet().retainAll(listed);
        present.takeKept().forEach(event -> apply(present, event));
    }

    private void fetch(ChatId chatId, HeldLog log) {
        if (!log.isComplete() && fetching.add(chatId)) {
            ask(id -> new CatchUp(id, chatId, log.cursor()));
        }
    }

    private void take(Link from, ServerFrame frame) {
        switch (frame) {
            case SessionEvent.Ready ready -> begin(from, ready);
            case SessionEvent.Failed failed -> requests.refused(failed).ifPresent(refused -> failed(failed, refused));
            case SessionEvent.Pong pong -> requests.answered(pong.re());
            case SessionEvent.Done done -> requests.answered(done.re());
            case ChatEvent event -> takeLive(from, event);
            case ChatReply.Log log -> takeLog(log);
            case ChatReply.MessageAccepted accepted -> requests.accepted(accepted);
            case ReadMarkerMoved moved -> {
                moves.add(moved);
                markers.merge(moved.chatId(), moved.seq(), Math::max);
            }
            case CallEvent.Started started -> {
                requests.answered(started.re());
                hold(started.call());
            }
            case CallEvent.Ringing ringing -> hold(ringing.call());
            case CallEvent.Changed changed -> hold(changed.call());
            case CallEvent.Ended ended -> calls.remove(ended.callId());
            case PresenceEvent.UsersWatched watching -> {
                requests.answered(watching.re());
                watching.users().forEach(view -> presences.putIfAbsent(view.userId(), view.state()));
            }
            case PresenceEvent.PresenceChanged changed -> changed
                .users()
                .forEach(view -> presences.put(view.userId(), view.state()));
            default -> {
            }
        }
    }

    private void begin(Link from, SessionEvent.Ready ready) {
        requests.answered(ready.re());
        from.begin();
        calls.clear();
        ready.calls().forEach(this::hold);
        ask(id -> new WatchUsers(id, List.copyOf(watched)));
    }

    private void hold(CallView call) {
        if (call.occupies(Person.of(user.id()))) {
            calls.merge(call.id(), call, (before, after) -> after.version() >= before.version() ? after : before);
        } else {
            calls.remove(call.id());
        }
    }

    private void failed(SessionEvent.Failed failed, ClientFrame refused) {
        switch (refused) {
            case CatchUp catchUp -> {
                fetching.remove(catchUp.chatId());
                if (!failed.retryable()) {
                    logs.remove(catchUp.chatId());
                }
            }
            case SessionCommand.Authenticate _ -> ask(id -> new SessionCommand.Authenticate(id, user.accessToken()));
            case WatchUsers _ -> ask(id -> new WatchUsers(id, List.copyOf(watched)));
            default -> {
            }
        }
    }

    private void takeLog(ChatReply.Log log) {
        requests.answered(log.re());
        fetching.remove(log.chatId());
        var held = logs.get(log.chatId());
        if (held != null) {
            log.events().forEach(held::append);
            held.reaches(log.head());
        }
    }

    private void takeLive(Link from, ChatEvent event) {
        from.wrong(event).ifPresent(fault -> faults.add(name + " " + fault));
        if (from.isListed()) {
            apply(from, event);
        } else {
            from.keep(event);
        }
    }

    private void apply(Link from, ChatEvent event) {
        var log = logs.get(event.chatId());
        if (log != null && event.seq() <= log.head()) {
            log.append(event);
        } else if (Membership.ends(event, user.id())) {
            logs.remove(event.chatId());
            markers.remove(event.chatId());
        } else if (log != null) {
            log.append(event);
        } else {
            from.forgetList();
        }
    }
}
