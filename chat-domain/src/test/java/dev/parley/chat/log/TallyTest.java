package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.Tally.Author;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");

    private Tally tally = Tally.EMPTY;
    private long seq;

    @Test
    void countsWhatEachHasSentAndKnowsTheNewest() {
        send(ANNA);
        send(BORIS);
        send(ANNA);
        assertThat(tally.author(ANNA)).isEqualTo(new Author(2, 3));
        assertThat(tally.author(BORIS)).isEqualTo(new Author(1, 2));
    }

    @Test
    void beginsAnewWithWhoeverHasLeft() {
        send(ANNA);
        send(BORIS);
        after(ANNA, new MemberLeft());
        after(ANNA, new MemberRemoved(BORIS));
        assertThat(tally.authors()).isEmpty();
        send(ANNA);
        assertThat(tally.author(ANNA)).isEqualTo(new Author(1, 5));
        after(ANNA, new ChatDeleted());
        assertThat(tally.authors()).isEmpty();
    }

    @Test
    void keepsADeletedMessageAsItsAuthors() {
        send(ANNA);
        after(BORIS, new MessageDeleted(1, ANNA));
        assertThat(tally.author(ANNA)).isEqualTo(new Author(1, 1));
    }

    @Test
    void knowsHowFarDeletionsReach() {
        LongStream.rangeClosed(1, 150).forEach(_ -> send(ANNA));
        LongStream.rangeClosed(1, 150).forEach(target -> after(ANNA, new MessageDeleted(151 - target, ANNA)));
        assertThat(tally.deletedUpTo()).isEqualTo(150);
    }

    private void send(UserId author) {
        after(author, new MessageSent(new MessageContent("c", "text", null)));
    }

    private void after(UserId actor, EventBody body) {
        seq++;
        tally = tally.after(new LoggedEvent(CHAT, seq, Instant.EPOCH, actor, "k" + seq, 0, body));
    }
}
