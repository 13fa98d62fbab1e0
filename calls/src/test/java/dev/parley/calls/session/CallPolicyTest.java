package dev.parley.calls.session;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.ANN_AND_BOB;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.EVE;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallPolicyTest {

    private final CallOrigin call = new CallOrigin(
        new CallId(id("ca")),
        ANN_AND_BOB,
        CallKind.VOICE,
        ANN,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(BOB)
    );
    private boolean blocked;
    private final CallPolicy policy = new CallPolicy(
        new CallableChats() {
            @Override
            public Set<UserId> requireMembers(ChatId chat, UserId asking) {
                return Set.of(ANN, BOB);
            }

            @Override
            public void requireUnblocked(ChatId chat, UserId user) {
                if (blocked) {
                    throw new ParleyException(ErrorCode.BLOCKED);
                }
            }
        }
    );

    @Test
    void letsNobodyInWhoHasBlockedOrIsBlocked() {
        assertThatCode(() -> policy.requireEntry(call, BOB)).doesNotThrowAnyException();
        blocked = true;
        assertRefused(ErrorCode.BLOCKED, BOB);
        assertRefused(ErrorCode.BLOCKED, ANN);
    }

    @Test
    void tellsOthersNothingOfTheCallOrABlock() {
        blocked = true;
        assertRefused(ErrorCode.CALL_NOT_FOUND, EVE);
    }

    private void assertRefused(ErrorCode code, UserId user) {
        assertThatThrownBy(() -> policy.requireEntry(call, user)).satisfies(refusal ->
            assertThat(((ParleyException) refusal).code()).isEqualTo(code)
        );
    }
}
