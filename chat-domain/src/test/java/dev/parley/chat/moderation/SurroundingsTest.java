package dev.parley.chat.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.MessageState;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");

    private final List<LoggedEvent> events = new ArrayList<>();

    @Test
    void keepsThreeMessagesBeforeAndAfter() {
        for (int i = 1; i <= 10; i++) {
            add(message("text " + i));
        }
        assertThat(Surroundings.of(events, 5))
            .extracting(ReportedMessage::seq)
            .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(Surroundings.of(events, 1)).extracting(ReportedMessage::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Surroundings.of(events, 10)).extracting(ReportedMessage::seq).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void skipsWhatIsNoMessageOrIsDeleted() {
        add(message("one"));
        add(new MemberLeft());
        add(new MessageSent(new MessageContent("c", "", null), new MessageState(9, null, true, Map.of())));
        add(message("two"));
        var kept = Surroundings.of(events, 4);
        assertThat(kept).extracting(ReportedMessage::text).containsExactly("one", "two");
        assertThat(kept).extracting(ReportedMessage::reported).containsExactly(false, true);
    }

    @Test
    void refusesWhatIsNoMessageOrIsDeleted() {
        add(new MemberLeft());
        add(new MessageSent(new MessageContent("c", "", null), new MessageState(9, null, true, Map.of())));
        for (long seq = 0; seq <= 3; seq++) {
            long asked = seq;
            assertThatThrownBy(() -> Surroundings.of(events, asked))
                .isInstanceOf(ParleyException.class)
                .extracting(failure -> ((ParleyException) failure).code())
                .isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        }
    }

    private static EventBody message(String text) {
        return new MessageSent(new MessageContent("c", text, null));
    }

    private void add(EventBody body) {
        long seq = events.size() + 1;
        events.add(new LoggedEvent(CHAT, seq, Instant.ofEpochSecond(seq), ANNA, "k" + seq, 0, body));
    }
}
