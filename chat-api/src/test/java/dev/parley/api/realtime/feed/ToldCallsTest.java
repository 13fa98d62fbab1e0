package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What counts as told of calls. */
class ToldCallsTest {

    private static final Person ANNA = Person.of(new UserId("1".repeat(26)));
    private static final CallId CALL = new CallId("2".repeat(26));

    private final ToldCalls calls = new ToldCalls();

    @Test
    @Timeout(20)
    void whatIsRememberedLastIsSentLast() throws InterruptedException {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        var sending = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var answer = Thread.ofVirtual().start(() ->
            tell(new CallEvent.Listed(List.of(), List.of()), () -> {
                sending.countDown();
                awaits(goOn);
                sent.add("answer");
            })
        );
        sending.await();
        var event = Thread.ofVirtual().start(() -> tell(ended(), () -> sent.add("end")));
        while (event.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }

        goOn.countDown();
        answer.join();
        event.join();
        assertThat(sent).containsExactly("answer", "end");
    }

    private static CallEvent.Ended ended() {
        return new CallEvent.Ended(CALL, CallPlace.of(new ChatId("3".repeat(26))), CallEndReason.HUNG_UP, 0);
    }

    private void tell(ServerFrame frame, Runnable send) {
        calls.tell(ANNA, frame, send);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
