package dev.parley.api.demo;

import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.member.Groups;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A group of alice's and bob's with as many messages as {@code parley.demo.messages} says, and a channel with
 * {@code parley.demo.members} members, made anew at each start, to try the page on. Nobody can log in as the channel's
 * other members.
 */
@Component
@Order(1)
@ConditionalOnProperty({ "parley.demo.enabled", "parley.demo.messages" })
@RequiredArgsConstructor
class LargeChats implements ApplicationRunner {

    private static final Logger logger = LoggerFactory.getLogger(LargeChats.class);

    /** So many wait for their place in the log at once; they are written together. */
    private static final int AT_ONCE = 200;

    private static final String NO_PASSWORD = "-";

    private final Users users;
    private final Groups groups;
    private final ChatLog log;
    private final IdGenerator ids;
    private final Clock clock;
    private final Environment environment;

    /** Does not keep the start waiting: a probe that asks whether the node is ready would take it for stuck. */
    @Override
    public void run(ApplicationArguments arguments) {
        Thread.ofVirtual().name("large-chats").start(this::make);
    }

    private void make() {
        var alice = users.byUsername("alice").orElseThrow().id();
        var bob = users.byUsername("bob").orElseThrow().id();
        channel(alice, bob, environment.getProperty("parley.demo.members", Integer.class, 0));
        var group = groups.create(newIntent(alice), ChatType.GROUP, "Large group", "", List.of(bob)).chat();
        fill(group, List.of(alice, bob), environment.getProperty("parley.demo.messages", Integer.class, 0));
        logger.info("The large chats are complete");
    }

    private void channel(UserId owner, UserId member, int size) {
        var others = IntStream.range(0, Math.max(0, size - 2)).mapToObj(this::somebody);
        groups.create(
            newIntent(owner),
            ChatType.CHANNEL,
            "Large channel",
            "",
            Stream.concat(Stream.of(member), others).toList()
        );
    }

    private Intent newIntent(UserId userId) {
        return new Intent(userId, ids.next());
    }

    private UserId somebody(int number) {
        var name = String.format(Locale.ROOT, "demo-%s-%04d", ids.next().substring(18), number);
        var user = new User(
            new UserId(ids.next()),
            name,
            String.format(Locale.ROOT, "Demo %04d", number),
            clock.instant()
        );
        users.add(user, NO_PASSWORD);
        return user.id();
    }

    private void fill(Chat chat, List<UserId> senders, int messages) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int first = 1; first <= AT_ONCE; first++) {
                int start = first;
                threads.submit(() -> {
                    for (int number = start; number <= messages; number += AT_ONCE) {
                        send(chat.id(), senders.get(number % senders.size()), number);
                    }
                });
            }
        }
    }

    private void send(ChatId chatId, UserId sender, int number) {
        var text = "Message number " + number + (number % 7 == 0 ? ",\nwhich has\nthree lines" : "");
        var message = new MessageSent(new MessageContent("demo-" + number, text, null));
        log.append(chatId, Cause.message(sender, "demo-" + number), _ -> message);
    }
}
