package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SanctionsTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");
    private static final UserId CAROL = new UserId("01m7y4h200hsfw1ykwjbg9y0a3");
    private static final Instant START = Instant.ofEpochSecond(1_000);

    private Chat chat = Chat.created(
        event(
            1,
            new ChatCreated(
                ChatType.GROUP,
                new ChatProfile("Team", ""),
                List.of(
                    new NewMember(ANNA, Role.OWNER),
                    new NewMember(BORIS, Role.MEMBER),
                    new NewMember(CAROL, Role.MEMBER)
                )
            )
        )
    );

    @Test
    void aTimeOutHoldsUntilItsEnd() {
        var end = START.plusSeconds(600);
        apply(new SanctionsChanged(BORIS, null, new TimeOut(end, "spam", false), null));
        assertThat(chat.sanctions().timeOut(BORIS, end.minusMillis(1))).isPresent();
        assertThat(chat.sanctions().timeOut(BORIS, end)).isEmpty();
        assertThat(chat.sanctions().timedOut(START)).containsOnlyKeys(BORIS);
        assertThat(chat.member(BORIS)).isPresent();
    }

    @Test
    void oneThatIsOverIsForgottenWithTheNextDecision() {
        apply(new SanctionsChanged(BORIS, null, new TimeOut(START.plusMillis(1), "", false), null));
        apply(new SanctionsChanged(CAROL, null, new TimeOut(START.plusSeconds(600), "", false), null));
        assertThat(chat.sanctions().timeOuts()).containsOnlyKeys(CAROL);
    }

    @Test
    void aBannedMemberIsOutAndStaysBannedUntilThatIsLifted() {
        apply(new MemberRemoved(BORIS, new Ban(true)));
        assertThat(chat.member(BORIS)).isEmpty();
        assertThat(chat.sanctions().ban(BORIS)).contains(new Ban(true));
        assertThat(chat.admission().removed()).contains(BORIS);
        apply(new SanctionsChanged(BORIS, null, null, null));
        assertThat(chat.sanctions().isBanned(BORIS)).isFalse();
        assertThat(chat.admission().removed()).isEmpty();
    }

    @Test
    void aBanThatIsRestatedWithoutTheRoleItWasDecidedOfKeepsIt() {
        apply(new MemberRemoved(BORIS, new Ban(false, Role.ADMIN)));
        apply(new SanctionsChanged(BORIS, new Ban(true), new TimeOut(START.plusSeconds(600), "", false), null));
        assertThat(chat.sanctions().ban(BORIS)).contains(new Ban(true, Role.ADMIN));
        apply(new SanctionsChanged(BORIS, null, null, null));
        apply(new SanctionsChanged(BORIS, new Ban(false), null, null));
        assertThat(chat.sanctions().ban(BORIS)).contains(new Ban(false));
    }

    @Test
    void theEndOfATimeOutLetsNobodyBackInWhoWasOnlyRemoved() {
        apply(new SanctionsChanged(BORIS, null, new TimeOut(START.plusSeconds(600), "", false), null));
        apply(new MemberRemoved(BORIS));
        apply(new SanctionsChanged(BORIS, null, null, null));
        assertThat(chat.admission().removed()).contains(BORIS);
    }

    @Test
    void aTimeOutOutlivesRemovalBanAndReturn() {
        var timeOut = new TimeOut(START.plusSeconds(600), "spam", true);
        apply(new SanctionsChanged(BORIS, null, timeOut, null));
        apply(new MemberRemoved(BORIS, new Ban(false)));
        apply(new SanctionsChanged(BORIS, null, timeOut, null));
        apply(new MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER))));
        assertThat(chat.sanctions().timeOut(BORIS, START)).contains(timeOut);
    }

    @Test
    void aDeletedChatHasNone() {
        apply(new MemberRemoved(BORIS, new Ban(true)));
        apply(new ChatDeleted());
        assertThat(chat.sanctions()).isEqualTo(Sanctions.NONE);
    }

    private void apply(EventBody body) {
        chat = chat.after(event(chat.seq() + 1, body));
        assertThat(ChatDocuments.read(ChatDocuments.write(chat))).isEqualTo(chat);
    }

    private static LoggedEvent event(long seq, EventBody body) {
        return new LoggedEvent(CHAT, seq, START.plus(Duration.ofSeconds(seq)), ANNA, "k" + seq, 0, body);
    }
}
