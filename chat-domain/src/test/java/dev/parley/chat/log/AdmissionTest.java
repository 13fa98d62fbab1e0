package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.HandleChanged;
import dev.parley.chat.log.EventBody.InviteCreated;
import dev.parley.chat.log.EventBody.InviteRevoked;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Invites are counted where the joins are, and what is remembered stays small. */
class AdmissionTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = user(1);
    private static final UserId BORIS = user(2);
    private static final Instant START = Instant.ofEpochSecond(1_000);

    private Admission admission = Admission.CLOSED;

    @Test
    void countsTheUsesOfAnInvite() {
        apply(ANNA, new InviteCreated(invite(1), null, 2));
        apply(user(3), new MemberJoined(invite(1), ANNA));
        assertThat(known(1).uses()).isEqualTo(1);
        assertThat(known(1).isUsedUp()).isFalse();
        apply(user(4), new MemberJoined(invite(1), ANNA));
        assertThat(known(1).isUsedUp()).isTrue();
        apply(user(5), new MemberJoined(null, null));
        assertThat(known(1).uses()).isEqualTo(2);
    }

    @Test
    void anInviteExpiresAtItsEndAndNotBefore() {
        apply(ANNA, new InviteCreated(invite(1), START.plusSeconds(60), null));
        assertThat(known(1).isLive(START.plusSeconds(59))).isTrue();
        assertThat(known(1).isLive(START.plusSeconds(60))).isFalse();
    }

    @Test
    void anInviteEndsWithItsRevocationAndWithItsMakersMembership() {
        for (int i = 1; i <= 4; i++) {
            apply(i % 2 == 0 ? ANNA : BORIS, new InviteCreated(invite(i), null, null));
        }
        apply(ANNA, new InviteRevoked(invite(2)));
        assertThat(admission.invites()).containsOnlyKeys(invite(1), invite(3), invite(4));
        apply(ANNA, new MemberRemoved(BORIS));
        assertThat(admission.invites()).containsOnlyKeys(invite(4));
        apply(ANNA, new MemberLeft());
        assertThat(admission.invites()).isEmpty();
    }

    @Test
    void makesRoomByForgettingInvitesThatAreOver() {
        for (int i = 0; i < Admission.MAX_INVITES; i++) {
            assertThat(admission.hasRoomForInvite(START)).isTrue();
            apply(ANNA, new InviteCreated(invite(i), i == 7 ? START.plusSeconds(5) : null, null));
        }
        assertThat(admission.hasRoomForInvite(START)).isFalse();
        assertThat(admission.hasRoomForInvite(START.plusSeconds(5))).isTrue();
        admission = admission.after(event(START.plusSeconds(5), ANNA, new InviteCreated(invite(99), null, null)));
        assertThat(admission.invites())
            .hasSize(Admission.MAX_INVITES)
            .containsKey(invite(99))
            .doesNotContainKey(invite(7));
    }

    @Test
    void remembersWhoWasRemovedUntilTheyAreAddedAgain() {
        apply(ANNA, new MemberRemoved(BORIS));
        assertThat(admission.removed()).containsExactly(BORIS);
        apply(ANNA, new MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER))));
        assertThat(admission.removed()).isEmpty();
        for (int i = 0; i <= Admission.MAX_REMOVED; i++) {
            apply(ANNA, new MemberRemoved(user(i)));
        }
        assertThat(admission.removed())
            .hasSize(Admission.MAX_REMOVED)
            .doesNotContain(user(0))
            .contains(user(Admission.MAX_REMOVED));
    }

    @Test
    void aDeletedChatLetsNobodyIn() {
        apply(ANNA, new InviteCreated(invite(1), null, null));
        apply(ANNA, new HandleChanged("crew"));
        assertThat(admission.handle()).isEqualTo("crew");
        apply(ANNA, new ChatDeleted());
        assertThat(admission).isEqualTo(Admission.CLOSED);
    }

    private Invite known(int number) {
        return Objects.requireNonNull(admission.invites().get(invite(number)));
    }

    private void apply(UserId actor, EventBody body) {
        admission = admission.after(event(START, actor, body));
    }

    private static LoggedEvent event(Instant at, UserId actor, EventBody body) {
        return new LoggedEvent(CHAT, 2, at, actor, "k", 0, body);
    }

    private static InviteId invite(int number) {
        return new InviteId("01m7y5b0c3q6e8r9t0v1w2" + String.format("%04d", number));
    }

    private static UserId user(int number) {
        return new UserId("01m7y4h1twv73jrc2s4qg5" + String.format("%04d", number));
    }
}
