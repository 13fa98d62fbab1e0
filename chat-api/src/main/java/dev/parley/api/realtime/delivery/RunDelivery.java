package dev.parley.api.realtime.delivery;

import dev.parley.api.protocol.RunEvent;
import dev.parley.api.protocol.RunView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.realtime.bus.NodeMessage.PersonFrame;
import dev.parley.api.realtime.feed.RunFeed;
import dev.parley.calls.place.Person;
import dev.parley.chat.run.RunAsked;
import dev.parley.chat.run.RunChanged;
import dev.parley.chat.run.RunDismissed;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells bots of runs, and those who have begun them of how they go. Nobody else hears of a run. */
@Component
@RequiredArgsConstructor
class RunDelivery {

    private final AllNodes everywhere;
    private final Clock clock;

    @EventListener
    void on(RunAsked asked) {
        tell(asked.run().bot(), RunFeed.frame(asked));
    }

    @EventListener
    void on(RunChanged changed) {
        var run = changed.run();
        tell(run.user(), new RunEvent.RunChanged(RunView.of(run, clock.instant())));
    }

    @EventListener
    void on(RunDismissed dismissed) {
        tell(dismissed.user(), new RunEvent.RunDismissed(dismissed.chatId(), dismissed.runId()));
    }

    private void tell(UserId userId, ServerFrame frame) {
        everywhere.tell(new PersonFrame(Set.of(Person.of(userId)), null, frame));
    }
}
