package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.PinChanged;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever several users do to the same messages at once, on two nodes, the log is one that they could have written one
 * after the other: each event is allowed after those before it, and changes something.
 */
class MessageRacesIT {

    private static final List<String> EMOJI = IntStream.range(0x1F600, 0x1F600 + 36)
        .mapToObj(Character::toString)
        .toList();
    private static final int KINDS_MAX = 20;

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final TestUser clara = Node.first().newUser();
    private final ChatId chat = anna.createGroup("Races", boris, clara);
    private final List<TestUser> users = List.of(anna, boris, clara);

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4 })
    void theLogIsOneThatCouldHaveBeenWrittenOneAfterTheOther(long seed) {
        var random = new Random(seed);
        for (TestUser user : users) {
            messages(random).send(user.id(), chat, "first", "zero", null, List.of());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                var act = anything(random, i);
                threads.submit(() -> {
                    try {
                        act.run();
                    } catch (ParleyException refused) {
                        // As it may be.
                    }
                });
            }
        }
        var log = Node.first().bean(ChatLog.class).read(chat, 1, 1_000);
        var model = new Model();
        log.forEach(model::add);
        model.requireAsIn(log);
    }

    private Runnable anything(Random random, int number) {
        var actor = users.get(random.nextInt(users.size()));
        var on = messages(random);
        long seq = 1 + random.nextInt(6);
        String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        boolean set = random.nextInt(4) > 0;
        return switch (random.nextInt(20)) {
            case 0 -> () -> on.delete(actor.intent(), chat, seq);
            case 1, 2, 3, 4 -> () -> on.edit(actor.intent(), chat, seq, "text " + (number % 3));
            case 5, 6, 7 -> () -> on.pin(anna.intent(), chat, seq, set);
            case 8, 9 -> () -> on.send(actor.id(), chat, "c" + number, "reply", seq, List.of());
            default -> () -> on.react(actor.intent(), chat, seq, emoji, set);
        };
    }

    private static Messages messages(Random random) {
        return (random.nextBoolean() ? Node.first() : Node.second()).bean(Messages.class);
    }

    /** What the messages of a log are, found out in the plainest way. */
    private static final class Model {

        private final Map<Long, String> texts = new HashMap<>();
        private final Map<Long, Map<String, Set<UserId>>> reactions = new HashMap<>();
        private final Set<Long> pinned = new HashSet<>();

        void add(LoggedEvent event) {
            switch (event.body()) {
                case MessageSent sent -> {
                    if (sent.content().replyTo() instanceof Long target && !texts.containsKey(target)) {
                        // Answered when it was there: an answer to what is deleted later stays.
                        throw new AssertionError(event + " answers no message");
                    }
                    texts.put(event.seq(), "");
                    reactions.put(event.seq(), new HashMap<>());
                }
                case MessageEdited edited -> {
                    assertThat(texts).as("%s", event).containsKey(edited.target());
                }
                case MessageDeleted deleted -> {
                    assertThat(texts.remove(deleted.target())).as("%s", event).isNotNull();
                    pinned.remove(deleted.target());
                    reactions.remove(deleted.target());
                }
                case ReactionChanged changed -> react(event, changed);
                case PinChanged changed -> {
                    assertThat(texts).as("%s", event).containsKey(changed.target());
                    assertThat(changed.pinned() ? pinned.add(changed.target()) : pinned.remove(changed.target()))
                        .as("%s", event)
                        .isTrue();
                }
                default -> {
                    // Changes no message.
                }
            }
        }

        private void react(LoggedEvent event, ReactionChanged changed) {
            assertThat(texts).as("%s", event).containsKey(changed.target());
            var kinds = reactions.getOrDefault(changed.target(), new HashMap<>());
            var present = kinds.computeIfAbsent(changed.emoji(), _ -> new HashSet<>());
            assertThat(changed.added() ? present.add(event.actor()) : present.remove(event.actor()))
                .as("%s", event)
                .isTrue();
            if (present.isEmpty()) {
                kinds.remove(changed.emoji());
            }
            assertThat(kinds).as("%s", event).hasSizeLessThanOrEqualTo(KINDS_MAX);
        }

        void requireAsIn(List<LoggedEvent> log) {
            for (LoggedEvent event : log) {
                if (event.body() instanceof MessageSent sent) {
                    assertThat(sent.state().deleted()).isEqualTo(!texts.containsKey(event.seq()));
                    var stored = new HashMap<String, Set<UserId>>();
                    sent.state()
                        .reactions()
                        .forEach((emoji, who) -> stored.put(emoji, new HashSet<>(who)));
                    assertThat(stored).isEqualTo(reactions.getOrDefault(event.seq(), Map.of()));
                }
            }
        }
    }
}
