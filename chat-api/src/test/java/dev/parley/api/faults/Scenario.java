package dev.parley.api.faults;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.PresenceCommand.StartTyping;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What some users do on their devices while faults come and go; all of it follows from the seed. */
final class Scenario {

    private static final int USERS = 5;
    private static final int DEVICES = 8;
    private static final long STEP_MS = 40;
    private static final long QUIET_WITHIN_S = 120;

    private final Cluster cluster;
    private final Random random;
    private final long seed;
    private final List<TestUser> users = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<ChatId> groups = new ArrayList<>();
    private final List<Thread> requests = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private int messages;

    Scenario(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** @return what differs at the end, and what was seen that must never be */
    List<String> run(int steps) {
        begin();
        Fault fault = null;
        int at = 0;
        int until = 0;
        for (int step = 0; step < steps; step++) {
            if (fault != null && step >= until) {
                cluster.end(fault, at);
                fault = null;
            } else if (fault == null && step > 20 && step < steps - 40 && random.nextInt(12) == 0) {
                fault = Fault.values()[random.nextInt(Fault.values().length)];
                at = random.nextInt(cluster.size());
                until = step + 20 + random.nextInt(60);
                story.add(step + ": " + fault + " at " + at);
                befall(fault, at);
            }
            act();
            devices.forEach(Device::sync);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MS));
        }
        if (fault != null) {
            cluster.end(fault, at);
        }
        return settle();
    }

    List<Device> devices() {
        return devices;
    }

    List<ChatId> groups() {
        return groups;
    }

    List<TestUser> users() {
        return users;
    }

    String story() {
        return "seed " + seed + ", " + String.join("; ", story);
    }

    private void begin() {
        for (int i = 0; i < USERS; i++) {
            users.add(cluster.witness().newUser());
        }
        var everyone = users.stream().map(TestUser::id).collect(Collectors.toSet());
        var owner = users.getFirst();
        for (int i = 0; i < 3; i++) {
            groups.add(owner.createGroup("Group " + i, users.subList(1, USERS).toArray(TestUser[]::new)));
        }
        for (int i = 0; i < DEVICES; i++) {
            var user = users.get(i % USERS);
            var others = new HashSet<>(everyone);
            others.remove(user.id());
            var device = new Device("device-" + i, user, others);
            devices.add(device);
            device.connect(cluster.node(i % cluster.size()));
        }
    }

    /** A killed node's connections are gone before it is. */
    private void befall(Fault fault, int at) {
        if (fault == Fault.NODE_KILLED) {
            devices
                .stream()
                .filter(device -> device.isOn(cluster.node(at)))
                .forEach(Device::disconnect);
        }
        cluster.begin(fault, at);
    }

    private void act() {
        var device = devices.get(random.nextInt(DEVICES));
        int choice = random.nextInt(100);
        int node = random.nextInt(cluster.size());
        var chat = groups.get(random.nextInt(groups.size()));
        var other = users.get(random.nextInt(USERS));
        if (!device.isConnected()) {
            device.connect(cluster.node(node));
        } else if (choice < 35) {
            send(device, chat);
        } else if (choice < 55) {
            change(device, chat, choice);
        } else if (choice < 62) {
            device.ask(id -> new ChatCommand.MoveReadMarker(id, chat, 1 + random.nextInt(200)));
        } else if (choice < 65) {
            device.ask(id -> new StartTyping(id, chat));
        } else if (choice < 70) {
            device.disconnect();
        } else if (choice < 80) {
            members(cluster.size() > node ? node : 0, chat, other);
        } else {
            call(device, other, choice);
        }
    }

    private void send(Device device, ChatId chat) {
        String key = "m" + seed + "-" + ++messages;
        device.send(key, key, new ChatCommand.SendMessage(key, chat, key, key, null));
    }

    private void change(Device device, ChatId chat, int choice) {
        var log = device.logs().get(chat);
        var own = log == null ? List.<ChatEvent.MessageSent>of() : messagesOf(device, log);
        if (own.isEmpty()) {
            return;
        }
        long seq = own.get(random.nextInt(own.size())).seq();
        if (choice < 45) {
            device.ask(id -> new ChatCommand.EditMessage(id, chat, seq, "edited " + ++messages));
        } else if (choice < 48) {
            device.ask(id -> new ChatCommand.DeleteMessage(id, chat, seq));
        } else if (choice < 52) {
            device.ask(id -> new ChatCommand.SetReaction(id, chat, seq, "👍", choice % 2 == 0));
        } else {
            device.ask(id -> new ChatCommand.SetPin(id, chat, seq, choice % 2 == 0));
        }
    }

    private static List<ChatEvent.MessageSent> messagesOf(Device device, Device.Log log) {
        return log.events
            .stream()
            .flatMap(event -> event instanceof ChatEvent.MessageSent sent ? Stream.of(sent) : Stream.empty())
            .filter(sent -> sent.actor().equals(device.userId()))
            .toList();
    }

    /** The owner takes a member out, or in again, at some node. */
    private void members(int node, ChatId chat, TestUser other) {
        var owner = users.getFirst();
        if (other == owner) {
            return;
        }
        boolean remove = random.nextBoolean();
        var rest = new Rest(cluster.node(node));
        rest.authenticate(owner.accessToken());
        requests.add(
            Thread.ofVirtual().start(() -> {
                try {
                    if (remove) {
                        rest.delete("/api/chats/" + chat + "/members/" + other.id());
                    } else {
                        rest.post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + other.id() + "\"]}");
                    }
                } catch (RuntimeException refused) {
                    // The node is gone.
                }
            })
        );
    }

    private void call(Device device, TestUser other, int choice) {
        var held = device.calls().values().stream().findFirst();
        if (held.isEmpty()) {
            if (!other.id().equals(device.userId())) {
                var chat = ChatId.personal(device.userId(), other.id());
                device.ask(id -> new CallCommand.StartCall(id, chat, CallKind.VOICE));
            }
            return;
        }
        var call = held.get().id();
        if (choice < 87) {
            device.ask(id -> new CallCommand.AcceptCall(id, call));
        } else if (choice < 90) {
            device.ask(id -> new CallCommand.JoinCall(id, call));
        } else if (choice < 93) {
            device.ask(id -> new CallCommand.DeclineCall(id, call));
        } else if (choice < 96) {
            device.ask(id -> new CallCommand.CancelCall(id, call));
        } else {
            device.ask(id -> new CallCommand.LeaveCall(id, call, LeaveReason.HUNG_UP));
        }
    }

    /** Lets everybody come back and all that is under way end, and compares everything with everything. */
    private List<String> settle() {
        requests.forEach(Scenario::join);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_WITHIN_S);
        var comparison = new Comparison(cluster.witness(), this);
        List<String> differences;
        do {
            for (int i = 0; i < DEVICES; i++) {
                if (!devices.get(i).isConnected()) {
                    devices.get(i).connect(cluster.node(i % cluster.size()));
                }
                devices.get(i).sync();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            differences = devices
                .stream()
                .filter(device -> !device.isQuiet())
                .map(device -> "not quiet: " + device.describe())
                .toList();
            if (differences.isEmpty()) {
                differences = comparison.differences();
            }
        } while (!differences.isEmpty() && System.nanoTime() < deadline);
        var all = new ArrayList<>(differences);
        devices.forEach(device -> all.addAll(device.faults()));
        devices.forEach(Device::disconnect);
        return all;
    }

    private static void join(Thread request) {
        try {
            request.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
