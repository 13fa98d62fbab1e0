package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCallView;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the calls of a chat, whatever order the news come in. */
class ShownCallsTest {

    private static final ChatId CHAT = new ChatId("0".repeat(26));
    private static final CallId EARLIER = new CallId("1".repeat(26));
    private static final CallId LATER = new CallId("2".repeat(26));

    private final ShownCalls calls = new ShownCalls();
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsOfANewerVersionOnly() {
        show(EARLIER, 2);
        show(EARLIER, 1);
        show(EARLIER, 2);
        show(EARLIER, 3);

        assertThat(told).containsExactly("2", "3");
        assertThat(calls.in(CHAT)).map(ChatCallView::version).contains(3L);
    }

    @Test
    void bringsNoCallBackThatIsOver() {
        show(EARLIER, 1);
        end(EARLIER);
        show(EARLIER, 9);
        end(EARLIER);

        assertThat(told).containsExactly("1", "over");
        assertThat(calls.in(CHAT)).isEmpty();
    }

    @Test
    void tellsOfAnEndWhoseBeginningWasNotHeard() {
        end(EARLIER);
        show(EARLIER, 1);

        assertThat(told).containsExactly("over");
    }

    @Test
    void keepsTheLaterCallWhenNewsOfTheOneBeforeComeLate() {
        show(LATER, 1);
        show(EARLIER, 7);
        end(EARLIER);

        assertThat(told).containsExactly("1", "over");
        assertThat(calls.in(CHAT)).map(ChatCallView::id).contains(LATER);
    }

    @Test
    void followsTheNextCallThoughTheEndOfTheOneBeforeWasLost() {
        show(EARLIER, 7);
        show(LATER, 1);

        assertThat(told).containsExactly("7", "1");
        assertThat(calls.in(CHAT)).map(ChatCallView::id).contains(LATER);
    }

    private void show(CallId id, long version) {
        calls.show(new ChatCallView(id, CHAT, CallKind.VOICE, version, Instant.EPOCH, 1, List.of(), null), call ->
            told.add(String.valueOf(call.version()))
        );
    }

    private void end(CallId id) {
        calls.end(CHAT, id, () -> told.add("over"));
    }
}
