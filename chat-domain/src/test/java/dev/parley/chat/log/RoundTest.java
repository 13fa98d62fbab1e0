package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each append of a batch sees what those before it do, though nothing of it is stored yet. */
class RoundTest {

    private static final ChatId CHAT = new ChatId("01arz3ndektsv4rrffq69g5fav");
    private static final UserId ANNA = new UserId("01arz3ndektsv4rrffq69g5fa1");
    private static final UserId BORIS = new UserId("01arz3ndektsv4rrffq69g5fa2");

    private final LoggedEvent created = event(
        1,
        ANNA,
        new ChatCreated(ChatType.GROUP, new ChatProfile("Group", ""), List.of(new NewMember(ANNA, Role.OWNER)))
    );
    private final LoggedEvent message = event(2, ANNA, new MessageSent(new MessageContent("c", "first", null)));
    private final List<Long> reads = new ArrayList<>();
    private final Round round = new Round(Chat.created(created).after(message), seqs -> {
        reads.addAll(seqs);
        return seqs
            .stream()
            .map(seq -> seq == 1 ? created : message)
            .toList();
    });

    @Test
    void seesEditsAndReactionsBeforeItAndReadsTheMessageOnce() {
        assertThat(sent(2).content().text()).isEqualTo("first");
        round.add(event(3, ANNA, new MessageEdited(2, "second")));
        round.add(event(4, ANNA, new ReactionChanged(2, "👍", true)));
        round.add(event(5, BORIS, new ReactionChanged(2, "👍", true)));
        round.add(event(6, ANNA, new ReactionChanged(2, "👍", false)));

        assertThat(sent(2).content().text()).isEqualTo("second");
        assertThat(sent(2).state().reactions()).containsOnly(Map.entry("👍", List.of(BORIS)));
        assertThat(sent(2).state().rev()).isEqualTo(6);
        assertThat(reads).containsExactly(2L);
        assertThat(round.chat().seq()).isEqualTo(6);
    }

    @Test
    void aMessageDeletedBeforeItIsNone() {
        assertThat(sent(2).state().deleted()).isFalse();
        round.add(event(3, ANNA, new MessageDeleted(2, ANNA)));
        refused(2);
    }

    @Test
    void soIsOneThatWasTooOld() {
        assertThat(round.messages(List.of(1L, 2L, 7L))).containsExactly(message);
        round.add(event(3, ANNA, new MessagesRemoved(List.of(new RemovedMessage(2, ANNA)), 2)));
        refused(2);
        assertThat(round.messages(List.of(1L, 2L))).isEmpty();
        assertThat(reads).containsExactly(1L, 2L);
    }

    @Test
    void aMessageSentBeforeItIsOne() {
        round.add(event(3, ANNA, new MessageSent(new MessageContent("d", "new", 2L))));
        assertThat(sent(3).content().text()).isEqualTo("new");
        assertThat(reads).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        refused(1);
        refused(0);
        refused(-5);
        refused(3);
        assertThat(reads).containsExactly(1L);
    }

    private void refused(long seq) {
        assertThatThrownBy(() -> round.message(seq)).isInstanceOfSatisfying(ParleyException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND)
        );
    }

    private MessageSent sent(long seq) {
        return (MessageSent) round.message(seq).body();
    }

    private static LoggedEvent event(long seq, UserId actor, EventBody body) {
        return new LoggedEvent(CHAT, seq, Instant.EPOCH, actor, "k" + seq, seq > 1 ? 1 : 0, body);
    }
}
