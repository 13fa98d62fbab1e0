package dev.parley.api.faults;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallStandings;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.presence.PresenceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything with everything, when all is over: the logs with the chats as each node has them, with what each device holds
 * of them and was answered, and with each node's lists; read markers, calls and presence with what each device was told.
 */
final class Comparison {

    private final Node witness;
    private final List<Node> nodes;
    private final List<Device> devices;
    private final Set<ChatId> chatIds;
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ChatId, List<ChatEvent>> logs = new HashMap<>();
    private final Differences differences = new Differences();

    Comparison(Cluster cluster, List<Device> devices, Set<ChatId> chatIds) {
        this.witness = cluster.witness();
        this.nodes = cluster.nodes();
        this.devices = devices;
        this.chatIds = chatIds;
    }

    List<String> differences() {
        for (Chat chat : witness.bean(ChatLog.class).findAll(chatIds)) {
            chats.put(chat.id(), chat);
            logs.put(chat.id(), ChatEventMapper.toWire(witness.bean(ChatLog.class).read(chat.id(), 1, chat.seq())));
        }
        logs.forEach(this::log);
        nodes.forEach(this::node);
        answers();
        for (Device device : devices) {
            chats.values().forEach(chat -> held(device, chat));
            lists(device);
            moves(device);
            calls(device);
            presence(device);
        }
        return differences.all();
    }

    /** The log has each place once, and each message is what its events make of it. */
    private void log(ChatId chatId, List<ChatEvent> log) {
        for (int i = 0; i < log.size(); i++) {
            differences.unlessEqual(log.get(i).seq(), i + 1L, "%s: place", chatId);
        }
        differences.unlessEqual(stored(log), Shown.after(log), "%s: messages", chatId);
    }

    private static Map<Long, Shown> stored(List<ChatEvent> log) {
        var stored = new HashMap<Long, Shown>();
        for (var event : log) {
            if (event instanceof ChatEvent.MessageSent sent) {
                stored.put(sent.seq(), Shown.of(sent));
            }
        }
        return stored;
    }

    /** What a node makes of its snapshots and what it remembers is what the others make of theirs. */
    private void node(Node node) {
        for (Chat chat : node.bean(ChatLog.class).findAll(chatIds)) {
            differences.unlessEqual(chat, chats.get(chat.id()), "a node's %s", chat.id());
        }
    }

    /** What was acknowledged is in the log once and where it was said to be; what was refused is not. */
    private void answers() {
        var sent = new TreeMap<String, List<String>>();
        var edited = new TreeMap<String, List<String>>();
        logs.forEach((chatId, log) -> {
            for (var event : log) {
                if (event instanceof ChatEvent.MessageSent message) {
                    sent.computeIfAbsent(message.clientId(), _ -> new ArrayList<>()).add(chatId + " " + event.seq());
                } else if (event instanceof ChatEvent.MessageEdited edit) {
                    edited.computeIfAbsent(edit.text(), _ -> new ArrayList<>()).add(chatId + " " + edit.target());
                }
            }
        });
        edited.remove("");
        once(sent);
        once(edited);
        for (Device device : devices) {
            var requests = device.requests();
            requests
                .accepted()
                .forEach((id, place) -> differences.unlessEqual(sent.get(id), List.of(place), "message %s", id));
            requests.edited().forEach((text, place) -> {
                if (!isDeleted(place)) {
                    differences.unlessEqual(edited.get(text), List.of(place), "edit %s", text);
                }
            });
            requests
                .refused()
                .forEach((text, code) -> refused(text, code, sent.containsKey(text) || edited.containsKey(text)));
        }
    }

    private void once(Map<String, List<String>> places) {
        places.forEach((key, all) -> differences.unlessEqual(all.size(), 1, "%s is at %s", key, all));
    }

    /** Who is taken out while a request is under way may come in again before it is carried out. */
    private void refused(String text, ErrorCode code, boolean isThere) {
        if (isThere && code != ErrorCode.CHAT_NOT_FOUND) {
            differences.add(text + " was refused with " + code + " and is there");
        }
    }

    private boolean isDeleted(String place) {
        var parts = place.split(" ");
        var log = logs.getOrDefault(new ChatId(parts[0]), List.of());
        int index = Integer.parseInt(parts[1]) - 1;
        return index < log.size() && log.get(index) instanceof ChatEvent.MessageSent sent && sent.deleted();
    }

    /** Each member's device has each event of the log in its place, and shows what the server shows; nobody else has any. */
    private void held(Device device, Chat chat) {
        var held = device.logs().get(chat.id());
        boolean member = chat.member(device.userId()).isPresent();
        differences.unlessEqual(held != null, member, "%s holds %s", device.describe(), chat.id());
        var log = logs.get(chat.id());
        if (held != null && log != null) {
            var expected = log.stream().map(Comparison::place).toList();
            var actual = held.events().stream().map(Comparison::place).toList();
            differences.unlessEqual(actual, expected, "%s: log of %s", device.describe(), chat.id());
            differences.unlessEqual(
                Shown.after(held.events()),
                stored(log),
                "%s: messages of %s",
                device.describe(),
                chat.id()
            );
        }
    }

    /** An event without the words, which change with later ones. */
    private static String place(ChatEvent event) {
        return switch (event) {
            case ChatEvent.MessageSent sent -> sent.seq() + " " + sent.actor() + " sent " + sent.clientId();
            case ChatEvent.MessageEdited edit -> edit.seq() + " " + edit.actor() + " edited " + edit.target();
            default -> event.toString();
        };
    }

    private record Listed(long head, long readSeq, long unread) {}

    /** Each node's list has the chats of the device at the same heads, read as far, with as much left to be read. */
    private void lists(Device device) {
        var held = new TreeMap<String, Listed>();
        device.logs().forEach((chatId, log) -> {
            long marker = device.markers().getOrDefault(chatId, 0L);
            long unread = Unread.in(log.events(), device.userId(), marker, log.cursor());
            held.put(chatId.value(), new Listed(log.cursor(), marker, unread));
        });
        for (Node node : nodes) {
            var rest = new Rest(node);
            rest.authenticate(device.user().accessToken());
            var listed = new TreeMap<String, Listed>();
            for (var chat : rest.get("/api/chats").body().path("chats")) {
                listed.put(
                    chat.path("id").asString(),
                    new Listed(chat.path("head").asLong(), chat.path("readSeq").asLong(), chat.path("unread").asLong())
                );
            }
            differences.unlessEqual(held, listed, "%s: list", device.describe());
        }
    }

    /** Each count that a device was told is what the log had at the head that it was told with. */
    private void moves(Device device) {
        for (var moved : device.moves()) {
            var log = logs.getOrDefault(moved.chatId(), List.of());
            long counted = Unread.in(log, device.userId(), moved.seq(), moved.head());
            differences.unlessEqual(moved.unread(), counted, "%s: unread by %s", device.describe(), moved);
        }
    }

    private void calls(Device device) {
        Map<String, Long> live = witness
            .bean(CallStandings.class)
            .liveCallsOf(Person.of(device.userId()))
            .stream()
            .collect(Collectors.toMap(call -> call.id().value(), Call::version));
        Map<String, Long> held = device
            .calls()
            .values()
            .stream()
            .collect(Collectors.toMap(call -> call.id().value(), CallView::version));
        differences.unlessEqual(held, live, "%s: calls", device.describe());
    }

    /** Everybody is there in the end. */
    private void presence(Device device) {
        var online = devices
            .stream()
            .filter(Device::isConnected)
            .map(Device::userId)
            .filter(userId -> !userId.equals(device.userId()))
            .collect(Collectors.toMap(userId -> userId, _ -> PresenceState.ONLINE, (state, _) -> state));
        differences.unlessEqual(device.presences(), online, "%s: presence", device.describe());
    }
}
