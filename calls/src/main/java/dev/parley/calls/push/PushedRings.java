package dev.parley.calls.push;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallTurnout;
import dev.parley.calls.session.CallWitness;
import dev.parley.chat.push.PushRings;
import dev.parley.chat.push.PushRings.End;
import dev.parley.chat.push.PushRings.Ring;
import dev.parley.chat.user.UserId;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * Has calls ring on devices whose page is closed, and cease to. No call waits for it. A call rings for less than a minute, so
 * what a node has not handed over when it dies is not made up for; what it has handed over another node tells.
 */
@Slf4j
@Component
class PushedRings implements CallWitness {

    private static final int MOST_WAITING = 10_000;

    private final PushRings pushes;
    private final ThreadPoolExecutor inOrder = new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        Thread.ofVirtual().name("pushed-rings").factory()
    );

    PushedRings(PushRings pushes) {
        this.pushes = pushes;
    }

    @Override
    public void sees(CallTurnout turnout) {
        if (turnout.rung().isEmpty() && turnout.spared().isEmpty()) {
            return;
        }
        try {
            inOrder.execute(() -> tell(turnout));
        } catch (RejectedExecutionException full) {
            log.warn("Devices are not told that call {} rings", turnout.callId());
        }
    }

    private void tell(CallTurnout turnout) {
        try {
            ring(turnout);
            spare(turnout);
        } catch (RuntimeException failure) {
            log.warn("Devices are not told that call {} rings", turnout.callId(), failure);
        }
    }

    private void ring(CallTurnout turnout) {
        var people = Person.usersAmong(turnout.rung());
        var by = turnout.startedBy().userId();
        Instant until = turnout.ringsUntil();
        if (!people.isEmpty() && by.isPresent() && until != null) {
            var ring = new Ring(turnout.place().chatId(), by.get(), turnout.kind() == CallKind.VIDEO, until);
            pushes.rings(turnout.callId().value(), people, ring);
        }
    }

    private void spare(CallTurnout turnout) {
        var ends = new EnumMap<End, List<UserId>>(End.class);
        for (Person person : turnout.spared()) {
            person
                .userId()
                .ifPresent(user -> ends.computeIfAbsent(end(turnout, person), _ -> new ArrayList<>()).add(user));
        }
        ends.forEach((end, people) -> pushes.over(turnout.callId().value(), people, end));
    }

    private static End end(CallTurnout turnout, Person person) {
        if (turnout.joined().contains(person)) {
            return End.ANSWERED;
        }
        return turnout.declined().contains(person) ? End.DECLINED : End.MISSED;
    }

    @PreDestroy
    void stop() {
        inOrder.shutdown();
    }
}
