package dev.parley.api.faults;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Users on their devices, the groups of them all, and the personal chats between them.
 *
 * @param users the first one owns the groups
 */
record Community(List<TestUser> users, List<Device> devices, List<ChatId> groups, List<ChatId> personalChats) {
    private static final int USERS = 5;
    private static final int DEVICES = 8;
    private static final int GROUPS = 3;

    static Community on(Node node) {
        var users = Stream.generate(node::newUser).limit(USERS).toList();
        var others = users.subList(1, USERS).toArray(TestUser[]::new);
        var groups = new ArrayList<ChatId>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(users.getFirst().createGroup("Group " + i, others));
        }
        return new Community(users, devices(users), groups, personalChats(node, users));
    }

    private static List<Device> devices(List<TestUser> users) {
        var devices = new ArrayList<Device>();
        for (int i = 0; i < DEVICES; i++) {
            var user = users.get(i % USERS);
            var others = users.stream().map(TestUser::id).collect(Collectors.toCollection(HashSet::new));
            others.remove(user.id());
            devices.add(new Device("device-" + i, user, others));
        }
        return devices;
    }

    /** They begin with a message, so that all know each other whoever is taken out of the groups. */
    private static List<ChatId> personalChats(Node node, List<TestUser> users) {
        var chats = new ArrayList<ChatId>();
        for (int i = 0; i < USERS; i++) {
            for (int j = 0; j < i; j++) {
                var chat = ChatId.personal(users.get(i).id(), users.get(j).id());
                node.bean(Messages.class).send(users.get(i).id(), chat, chat.value(), "hello", null, List.of());
                chats.add(chat);
            }
        }
        return chats;
    }

    TestUser owner() {
        return users.getFirst();
    }

    List<TestUser> othersThanOwner() {
        return users.subList(1, users.size());
    }

    Set<ChatId> chats() {
        return Stream.concat(groups.stream(), personalChats.stream()).collect(Collectors.toSet());
    }

    /** Also groups that the user was taken out of. */
    List<ChatId> chatsOf(UserId userId) {
        return Stream.concat(groups.stream(), personalChatsOf(userId).stream()).toList();
    }

    List<ChatId> personalChatsOf(UserId userId) {
        return personalChats
            .stream()
            .filter(chat -> chat.concerns(userId))
            .toList();
    }
}
