package dev.parley.chat.consumer;

import dev.parley.chat.log.EventsLogged;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** All consumers of this node. What it appends itself they hear of at once. */
@Component
class ConsumerRuns {

    private final ActiveChats active;
    private final List<ConsumerRun> runs;

    ConsumerRuns(List<LogConsumer> consumers, ActiveChats active, Workplace workplace) {
        this.active = active;
        runs = consumers
            .stream()
            .map(consumer -> new ConsumerRun(consumer, workplace))
            .toList();
        if (names().size() < runs.size()) {
            throw new IllegalStateException("Two consumers have the same name: " + names());
        }
    }

    @EventListener
    void on(EventsLogged logged) {
        active.find(logged.events().getFirst().chatId()).ifPresent(chat ->
            logged.events().forEach(event -> {
                chat.take(event);
                runs.forEach(run -> run.take(chat, event));
            })
        );
    }

    /** The chats are perhaps behind. */
    void look(Collection<FollowedChat> chats) {
        chats.forEach(chat -> runs.forEach(run -> run.look(chat)));
    }

    void wake() {
        runs.forEach(ConsumerRun::wake);
    }

    void forgetAll() {
        runs.forEach(ConsumerRun::forgetAll);
    }

    boolean isBusy(FollowedChat chat) {
        return runs.stream().anyMatch(run -> run.isBusy(chat));
    }

    Set<String> names() {
        return runs
            .stream()
            .map(run -> run.consumer().name())
            .collect(Collectors.toSet());
    }

    List<ConsumerLag> lag() {
        return runs.stream().map(ConsumerRun::lag).toList();
    }
}
