package dev.parley.api.faults;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallService;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything with everything: the logs with what each device holds of them, with what it was acknowledged and with the
 * server's lists; calls and presence with what each device was told.
 */
final class Comparison {

    /** Read markers that were not heard are repaired by the next connection only. */
    private static final boolean MARKERS = Boolean.getBoolean("parley.faults.markers");

    private final Node witness;
    private final Scenario scenario;

    Comparison(Node witness, Scenario scenario) {
        this.witness = witness;
        this.scenario = scenario;
    }

    List<String> differences() {
        var found = new ArrayList<String>();
        var places = new TreeMap<String, List<String>>();
        for (Chat chat : witness.bean(ChatLog.class).findAll(scenario.groups())) {
            var log = ChatEventMapper.toWire(witness.bean(ChatLog.class).read(chat.id(), 1, chat.seq()));
            scenario.devices().forEach(device -> logs(device, chat, log, found));
            messages(log).forEach(sent ->
                places.computeIfAbsent(sent.clientId(), _ -> new ArrayList<>()).add(chat.id() + " " + sent.seq())
            );
        }
        places.forEach((clientId, all) -> {
            if (all.size() > 1) {
                found.add(clientId + " is there more than once: " + all);
            }
        });
        scenario.devices().forEach(device -> acknowledged(device, places, found));
        for (Device device : scenario.devices()) {
            lists(device, found);
            unread(device, found);
            calls(device, found);
            presence(device, found);
        }
        return found;
    }

    /** Each member's device has each event of the log in its place; nobody else has any. Content changes with edits. */
    private static void logs(Device device, Chat chat, List<ChatEvent> log, List<String> found) {
        boolean member = chat.member(device.userId()).isPresent();
        var held = device.logs().get(chat.id());
        if (member != (held != null)) {
            found.add("%s of %s: member=%s, follows=%s".formatted(device.describe(), chat.id(), member, held != null));
        } else if (held != null) {
            var expected = log.stream().map(Comparison::place).toList();
            var actual = held.events.stream().map(Comparison::place).toList();
            if (!actual.equals(expected)) {
                found.add("%s of %s: holds %s, log %s".formatted(device.describe(), chat.id(), actual, expected));
            }
        }
    }

    private static String place(ChatEvent event) {
        return event.seq() + " " + event.getClass().getSimpleName() + " " + event.actor();
    }

    /** What was acknowledged is where it was said to be, and nothing is there twice. */
    private static void acknowledged(Device device, Map<String, List<String>> places, List<String> found) {
        device.acknowledged().forEach((clientId, place) -> {
            if (!List.of(place).equals(places.get(clientId))) {
                found.add("%s was acknowledged at %s and is at %s".formatted(clientId, place, places.get(clientId)));
            }
        });
    }

    private static Stream<ChatEvent.MessageSent> messages(List<ChatEvent> log) {
        return log
            .stream()
            .flatMap(event -> event instanceof ChatEvent.MessageSent sent ? Stream.of(sent) : Stream.empty());
    }

    /** The server's list of a user has the chats of the devices, each at the same head. */
    private void lists(Device device, List<String> found) {
        var rest = new Rest(witness);
        rest.authenticate(device.user().accessToken());
        var listed = new TreeMap<String, Long>();
        rest.get("/api/chats")
            .body()
            .path("chats")
            .forEach(chat -> listed.put(chat.path("id").asString(), chat.path("head").asLong()));
        var held = new TreeMap<String, Long>();
        device.logs().forEach((chatId, log) -> held.put(chatId.value(), log.cursor()));
        if (!held.equals(listed)) {
            found.add("%s: holds %s, the server lists %s".formatted(device.describe(), held, listed));
        }
    }

    /** How far the user has read, and how much there is to be read: what the device makes of its log and the server's word. */
    private void unread(Device device, List<String> found) {
        if (!MARKERS) {
            return;
        }
        var rest = new Rest(witness);
        rest.authenticate(device.user().accessToken());
        for (var chat : rest.get("/api/chats").body().path("chats")) {
            var id = new ChatId(chat.path("id").asString());
            var log = device.logs().get(id);
            long marker = device.markers().getOrDefault(id, 0L);
            long unread = log == null ? 0 : unread(log.events, marker, device.userId());
            if (marker != chat.path("readSeq").asLong() || unread != chat.path("unread").asLong()) {
                found.add(
                    "%s: read %s up to %d with %d after it, the server: %s".formatted(
                        device.describe(),
                        id,
                        marker,
                        unread,
                        chat
                    )
                );
            }
        }
    }

    private static long unread(List<ChatEvent> log, long marker, UserId self) {
        var deleted = log
            .stream()
            .flatMap(event ->
                event instanceof ChatEvent.MessageDeleted gone ? Stream.of(gone.target()) : Stream.empty()
            )
            .collect(Collectors.toSet());
        return messages(log)
            .filter(sent -> sent.seq() > marker && !sent.actor().equals(self))
            .filter(sent -> !sent.deleted() && !deleted.contains(sent.seq()))
            .count();
    }

    private void calls(Device device, List<String> found) {
        Map<String, Long> live = witness
            .bean(CallService.class)
            .liveCallsOf(device.userId())
            .stream()
            .collect(Collectors.toMap(call -> call.id().value(), Call::version));
        Map<String, Long> held = device
            .calls()
            .values()
            .stream()
            .collect(Collectors.toMap(call -> call.id().value(), CallView::version));
        if (!held.equals(live)) {
            found.add("%s: holds the calls %s, live are %s".formatted(device.describe(), held, live));
        }
    }

    /** Everybody is there in the end. */
    private void presence(Device device, List<String> found) {
        var connected = scenario
            .devices()
            .stream()
            .filter(Device::isConnected)
            .map(Device::userId)
            .collect(Collectors.toSet());
        device.presences().forEach((userId, state) -> {
            if ((state == PresenceState.ONLINE) != connected.contains(userId)) {
                found.add(
                    "%s: %s is %s, connected=%s".formatted(device.describe(), userId, state, connected.contains(userId))
                );
            }
        });
    }
}
