package dev.parley.chat.run;

import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What bots are told of their runs. */
@Service
@RequiredArgsConstructor
public class AskedBots {

    private final RunStore store;
    private final ChatLog log;
    private final Users users;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /** The runs that wait for an answer of the bot, the earliest first; at most 500. */
    public List<RunAsked> waitingFor(UserId bot) {
        var now = clock.instant();
        var waiting = store
            .recent(bot)
            .stream()
            .filter(run -> run.isWaiting(now) && areThere(run))
            .toList();
        var people = users
            .all(waiting.stream().map(Run::user).distinct().toList())
            .stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
        return waiting
            .stream()
            .flatMap(run ->
                Optional.ofNullable(people.get(run.user()))
                    .map(user -> new RunAsked(run, user))
                    .stream()
            )
            .toList();
    }

    /** Whoever has left the chat since has nothing more to say there, or to hear. */
    private boolean areThere(Run run) {
        return log
            .find(run.chatId())
            .filter(chat -> chat.member(run.bot()).isPresent() && chat.member(run.user()).isPresent())
            .isPresent();
    }

    /** A connection of the bot was told of the run: from now on it is waited for longer. */
    public void told(RunId id) {
        store.told(id, clock.instant()).ifPresent(run -> publisher.publishEvent(new RunChanged(run)));
    }
}
