package dev.parley.api.faults;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatCommand.SetPin;
import dev.parley.api.protocol.ChatCommand.SetReaction;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.PresenceCommand.StartTyping;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    private final List<ChatId> chats = new ArrayList<>();
    private final List<Thread> requests = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private int changes;

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
        chats.addAll(groups);
        for (int i = 0; i < USERS; i++) {
            for (int j = 0; j < i; j++) {
                chats.add(ChatId.personal(users.get(i).id(), users.get(j).id()));
            }
        }
        chats.subList(groups.size(), chats.size()).forEach(this::write);
        for (int i = 0; i < DEVICES; i++) {
            var user = users.get(i % USERS);
            var others = new HashSet<>(everyone);
            others.remove(user.id());
            var device = new Device("device-" + i, user, others);
            devices.add(device);
            device.connect(cluster.node(i % cluster.size()));
        }
    }

    /** Personal chats begin with their first message, so that all know each other whoever is taken out of the groups. */
    private void write(ChatId personal) {
        var author = users
            .stream()
            .map(TestUser::id)
            .filter(personal::concerns)
            .findFirst()
            .orElseThrow();
        cluster.witness().bean(Messages.class).send(author, personal, personal.value(), "hello", null, List.of());
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
        var chat = chats.get(random.nextInt(chats.size()));
        var other = users.get(random.nextInt(USERS));
        if (!device.isConnected()) {
            device.connect(cluster.node(node));
        } else if (choice < 30) {
            send(device, chat);
        } else if (choice < 55) {
            change(device, chat, choice);
        } else if (choice < 62) {
            read(device, chat);
        } else if (choice < 65) {
            device.ask(id -> new StartTyping(id, chat));
        } else if (choice < 70) {
            device.disconnect();
        } else if (choice < 80) {
            members(node, groups.get(random.nextInt(groups.size())), other);
        } else {
            call(device, other, choice);
        }
    }

    private void send(Device device, ChatId chat) {
        if (chat.concerns(device.userId())) {
            String key = "m" + seed + "-" + ++changes;
            device.change(key, id -> new SendMessage(id, chat, key, key, null));
        }
    }

    /** Now and then further than there is anything. */
    private void read(Device device, ChatId chat) {
        var log = device.logs().get(chat);
        if (log != null) {
            long seq = 1 + random.nextLong(log.cursor() + 2);
            device.ask(id -> new MoveReadMarker(id, chat, seq));
        }
    }

    private void change(Device device, ChatId chat, int choice) {
        var log = device.logs().get(chat);
        var own = log == null ? List.<ChatEvent.MessageSent>of() : messagesOf(device, log);
        if (own.isEmpty()) {
            return;
        }
        long seq = own.get(random.nextInt(own.size())).seq();
        boolean on = random.nextBoolean();
        String key = "c" + seed + "-" + ++changes;
        if (choice < 42) {
            device.change(key, id -> new EditMessage(id, chat, key, seq, key));
        } else if (choice < 46) {
            device.change(key, id -> new DeleteMessage(id, chat, key, seq));
        } else if (choice < 51) {
            device.change(key, id -> new SetReaction(id, chat, key, seq, "👍", on));
        } else {
            device.change(key, id -> new SetPin(id, chat, key, seq, on));
        }
    }

    private static List<ChatEvent.MessageSent> messagesOf(Device device, HeldLog log) {
        return log
            .events()
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
        List<String> differences;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            for (int i = 0; i < DEVICES; i++) {
                if (!devices.get(i).isConnected()) {
                    devices.get(i).connect(cluster.node(i % cluster.size()));
                }
                devices.get(i).sync();
            }
            differences = differences();
        } while (!differences.isEmpty() && System.nanoTime() < deadline);
        var all = new ArrayList<>(differences);
        devices.forEach(device -> all.addAll(device.faults()));
        devices.forEach(Device::disconnect);
        return all;
    }

    private List<String> differences() {
        var unquiet = devices
            .stream()
            .filter(device -> !device.isQuiet())
            .map(device -> device.describe() + " is not quiet: " + device.requests())
            .toList();
        return unquiet.isEmpty() ? new Comparison(cluster, devices, Set.copyOf(chats)).differences() : unquiet;
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
