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
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final HeldChats chats;
    private final HeldCalls calls;
    private final Map<UserId, PresenceState> presences = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<ChatId> fetching = new HashSet<>();
    private @Nullable Link link;

    Device(String name, TestUser user, Set<UserId> watched) {
        this.name = name;
        this.user = user;
        this.watched = watched;
        this.requests = new Requests(name);
        this.chats = new HeldChats(user.id());
        this.calls = new HeldCalls(user.id());
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
        return chats.logs();
    }

    /** How far the user has read in each chat, as this device was told. */
    Map<ChatId, Long> markers() {
        return chats.markers();
    }

    /** All that it was told of read markers and of what is unread after them. */
    List<ReadMarkerMoved> moves() {
        return chats.moves();
    }

    Map<CallId, CallView> calls() {
        return calls.all();
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
        return link != null && link.isListed() && requests.isQuiet() && chats.areComplete();
    }

    String describe() {
        return "%s of %s, connected=%s".formatted(name, user.id(), isConnected());
    }

    /** What was asked on a connection before is forgotten, also where its end was not noticed yet. */
    void connect(Node node) {
        disconnect();
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
            chats.logs().forEach(this::fetch);
            requests.open().forEach(change -> send(present, requests.askAgain(change)));
        } else if (present.isReady()) {
            present.list().ifPresent(answer -> list(present, answer));
        }
    }

    private void list(Link present, Rest.Answer answer) {
        chats.list(answer);
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
            case SessionEvent.Failed failed -> requests
                .refused(failed)
                .ifPresent(refused -> failed(from, failed, refused));
            case SessionEvent.Pong pong -> requests.answered(pong.re());
            case SessionEvent.Done done -> requests.answered(done.re());
            case ChatEvent event -> takeLive(from, event);
            case ChatReply.Log log -> takeLog(log);
            case ChatReply.MessageAccepted accepted -> requests.accepted(accepted);
            case ReadMarkerMoved moved -> chats.moved(moved);
            case CallEvent event -> {
                if (event instanceof CallEvent.Started started) {
                    requests.answered(started.re());
                }
                calls.take(event);
            }
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
        if (ready.calls() instanceof List<CallView> present) {
            calls.replace(present);
        }
        ask(id -> new WatchUsers(id, List.copyOf(watched)));
    }

    private void failed(Link from, SessionEvent.Failed failed, ClientFrame refused) {
        switch (refused) {
            case CatchUp catchUp -> {
                fetching.remove(catchUp.chatId());
                if (!failed.retryable()) {
                    chats.forget(catchUp.chatId());
                    // Its user may be a member again by an event that came before this answer.
                    from.forgetList();
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
        chats.caughtUp(log);
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
        if (!chats.apply(event)) {
            from.forgetList();
        }
    }
}
