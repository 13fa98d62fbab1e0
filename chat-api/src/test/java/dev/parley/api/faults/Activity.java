package dev.parley.api.faults;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetPin;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.PresenceCommand.StartTyping;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What users do on their devices, by chance, without waiting for an answer. */
final class Activity {

    private final Community community;
    private final Cluster cluster;
    private final String prefix;
    private final List<Thread> requests = new ArrayList<>();
    private int count;

    /** @param prefix of the client ids */
    Activity(Community community, Cluster cluster, String prefix) {
        this.community = community;
        this.cluster = cluster;
        this.prefix = prefix;
    }

    /** Somebody does one thing. */
    void act(Random dice) {
        var device = any(community.devices(), dice);
        var node = cluster.node(dice.nextInt(cluster.size()));
        var chat = any(community.chatsOf(device.userId()), dice);
        int choice = dice.nextInt(100);
        if (!device.isConnected()) {
            device.connect(node);
        } else if (choice < 35) {
            send(device, chat);
        } else if (choice < 65) {
            change(device, chat, dice);
        } else if (choice < 80) {
            read(device, chat, dice);
        } else if (choice < 82) {
            device.ask(id -> new StartTyping(id, chat));
        } else if (choice < 85) {
            device.disconnect();
        } else if (choice < 90) {
            changeMembers(node, dice);
        } else {
            call(device, dice);
        }
    }

    private static <T> T any(List<T> all, Random dice) {
        return all.get(dice.nextInt(all.size()));
    }

    private String newKey() {
        return prefix + "-" + ++count;
    }

    private void send(Device device, ChatId chat) {
        String key = newKey();
        device.change(key, id -> new SendMessage(id, chat, key, key, null));
    }

    private void change(Device device, ChatId chat, Random dice) {
        var own = ownMessages(device, chat);
        if (own.isEmpty()) {
            return;
        }
        long seq = any(own, dice);
        boolean on = dice.nextBoolean();
        String key = newKey();
        switch (dice.nextInt(8)) {
            case 0, 1, 2 -> device.change(key, id -> new EditMessage(id, chat, key, seq, key));
            case 3 -> device.change(key, id -> new DeleteMessage(id, chat, key, seq));
            case 4, 5 -> device.change(key, id -> new SetReaction(id, chat, key, seq, "👍", on));
            default -> device.change(key, id -> new SetPin(id, chat, key, seq, on));
        }
    }

    private static List<Long> ownMessages(Device device, ChatId chat) {
        return events(device, chat)
            .filter(event -> event instanceof ChatEvent.MessageSent && event.actor().equals(device.userId()))
            .map(ChatEvent::seq)
            .toList();
    }

    private static Stream<ChatEvent> events(Device device, ChatId chat) {
        var log = device.logs().get(chat);
        return log == null ? Stream.empty() : log.events().stream();
    }

    /** Mostly the newest; now and then back to what was read before, or further than there is anything. */
    private static void read(Device device, ChatId chat, Random dice) {
        long newest = events(device, chat).count();
        long seq = Math.max(1, newest + 1 - dice.nextInt(6));
        device.ask(id -> new MoveReadMarker(id, chat, seq));
    }

    /** The owner takes a member out of a group, or in again. */
    private void changeMembers(Node node, Random dice) {
        var path = "/api/chats/" + any(community.groups(), dice) + "/members";
        var member = any(community.othersThanOwner(), dice).id();
        var rest = new Rest(node);
        rest.authenticate(community.owner().accessToken());
        String key = newKey();
        boolean out = dice.nextBoolean();
        requests.add(
            Thread.ofVirtual().start(() -> {
                try {
                    if (out) {
                        rest.change("DELETE", path + "/" + member, null, key);
                    } else {
                        rest.change("POST", path, "{\"userIds\": [\"" + member + "\"]}", key);
                    }
                } catch (RuntimeException gone) {
                    // So is the node. Whether it has done it the log tells.
                }
            })
        );
    }

    private void call(Device device, Random dice) {
        var held = device.calls().values().stream().map(CallView::id).findFirst();
        if (held.isEmpty()) {
            var chat = any(community.personalChatsOf(device.userId()), dice);
            device.ask(id -> new CallCommand.StartCall(id, CallPlace.of(chat), CallKind.VOICE));
            return;
        }
        var call = held.get();
        switch (dice.nextInt(5)) {
            case 0 -> device.ask(id -> new CallCommand.AcceptCall(id, call));
            case 1 -> device.ask(id -> new CallCommand.JoinCall(id, call));
            case 2 -> device.ask(id -> new CallCommand.DeclineCall(id, call));
            case 3 -> device.ask(id -> new CallCommand.CancelCall(id, call));
            default -> device.ask(id -> new CallCommand.LeaveCall(id, call, LeaveReason.HUNG_UP));
        }
    }

    /** Waits for the requests that go beside the connections. */
    void end() {
        for (Thread request : requests) {
            try {
                request.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
