package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.calls.place.FakeChats;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallPolicyTest {

    private static final Attendance NOBODY_ADDED = Attendance.of(ANN);

    private final FakeChats chats = new FakeChats();
    private final CallPolicy policy = new CallPolicy(chats.places());
    private final CallState.Ringing ringing = Calls.ringing(BOB);
    private final Call call = Call.of(
        new VersionedCall(1, ringing.answered(BOB, BOB_PC, Calls.START)),
        Publications.NONE
    ).orElseThrow();

    @BeforeEach
    void start() {
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
        chats.put(GROUP.id(), ANN, BOB, CID);
    }

    @Test
    void letsNobodyInWhoHasBlockedOrIsBlocked() {
        assertThatCode(() -> policy.requireEntry(ANN_AND_BOB, NOBODY_ADDED, BOB)).doesNotThrowAnyException();
        chats.block(ANN_AND_BOB.id());
        assertRefused(ErrorCode.BLOCKED, () -> policy.requireEntry(ANN_AND_BOB, NOBODY_ADDED, BOB));
        assertRefused(ErrorCode.BLOCKED, () -> policy.requireEntry(ANN_AND_BOB, NOBODY_ADDED, ANN));
    }

    @Test
    void tellsOthersNothingOfTheCallOrABlock() {
        chats.block(ANN_AND_BOB.id());
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireEntry(ANN_AND_BOB, NOBODY_ADDED, EVE));
    }

    @Test
    void letsAMemberKnowWhoWasAddedSince() {
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireKnown(ringing, EVE));
        chats.put(GROUP.id(), ANN, BOB, CID, EVE);
        assertThatCode(() -> policy.requireKnown(ringing, EVE)).doesNotThrowAnyException();
        assertThatCode(() -> policy.requireEntry(GROUP, NOBODY_ADDED, EVE)).doesNotThrowAnyException();
    }

    @Test
    void readsNoStoreForASignalAndRefusesOneWhoBelongsNoMore() {
        policy.requireRelay(call, ANN, ANN_PC, BOB_PC);
        assertThat(chats.reads()).isZero();

        chats.put(GROUP.id(), BOB, CID);
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireRelay(call, ANN, ANN_PC, BOB_PC));
        assertThat(chats.reads()).isZero();
    }

    @Test
    void letsEitherOfTwoAddWhomBothCanBeWith() {
        assertThat(policy.requireRing(ANN_AND_BOB, ANN, Set.of(BOB, CID))).containsExactly(CID);
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireRing(ANN_AND_BOB, CID, Set.of(EVE)));
        assertRefused(ErrorCode.NOT_A_MEMBER, () -> policy.requireRing(GROUP, ANN, Set.of(EVE)));
        assertRefused(ErrorCode.NOT_A_MEMBER, () ->
            policy.requireRing(ANN_AND_BOB, ANN, Set.of(Person.parse("g_" + id("9"))))
        );
        chats.block(ChatId.personal(BOB.userId().orElseThrow(), CID.userId().orElseThrow()));
        assertRefused(ErrorCode.BLOCKED, () -> policy.requireRing(ANN_AND_BOB, ANN, Set.of(CID)));
        chats.forget(EVE);
        assertRefused(ErrorCode.USER_NOT_FOUND, () -> policy.requireRing(ANN_AND_BOB, ANN, Set.of(EVE)));
    }

    @Test
    void letsWhoWasAddedKnowAndEnterThisCallAlone() {
        var added = Attendance.of(ANN).rung(List.of(BOB, CID)).adding(List.of(CID));
        assertThatCode(() -> policy.requireEntry(ANN_AND_BOB, added, CID)).doesNotThrowAnyException();
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireEntry(ANN_AND_BOB, added, EVE));
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireEntry(ANN_AND_BOB, NOBODY_ADDED, CID));
        assertRefused(ErrorCode.CALL_NOT_FOUND, () -> policy.requireEntry(ANN_AND_BOB, added.removed(CID), CID));
        chats.block(ChatId.personal(ANN.userId().orElseThrow(), CID.userId().orElseThrow()));
        assertRefused(ErrorCode.BLOCKED, () -> policy.requireEntry(ANN_AND_BOB, added, CID));
    }

    @Test
    void makesOwnerAndAdminsHostsOverWhoIsNoHigher() {
        chats.put(GROUP.id(), ANN, BOB, CID);
        chats.appoint(GROUP.id(), BOB);
        assertThatCode(() -> policy.requireHost(GROUP, ANN, Set.of(BOB))).doesNotThrowAnyException();
        assertThatCode(() -> policy.requireHost(GROUP, BOB, Set.of(CID))).doesNotThrowAnyException();
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(GROUP, BOB, Set.of(ANN)));
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(GROUP, CID, Set.of(BOB)));
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(GROUP, EVE, Set.of(CID)));
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(GROUP, BOB, Set.of(CID, ANN)));
        assertRefused(ErrorCode.INVALID_REQUEST, () -> policy.requireHost(GROUP, ANN, Set.of(ANN)));

        chats.put(GROUP.id(), ANN, BOB, CID);
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(GROUP, BOB, Set.of(CID)));
    }

    @Test
    void letsAdminsHostEachOtherAndWhoIsNoMemberAnyMore() {
        chats.appoint(GROUP.id(), BOB);
        chats.appoint(GROUP.id(), CID);
        assertThatCode(() -> policy.requireHost(GROUP, BOB, Set.of(CID))).doesNotThrowAnyException();
        assertThatCode(() -> policy.requireHost(GROUP, BOB, Set.of(EVE))).doesNotThrowAnyException();
    }

    @Test
    void letsOwnerAndAdminsRecordAndEitherOfTwo() {
        chats.appoint(GROUP.id(), BOB);
        assertThatCode(() -> policy.requireRecorder(GROUP, ANN)).doesNotThrowAnyException();
        assertThatCode(() -> policy.requireRecorder(GROUP, BOB)).doesNotThrowAnyException();
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireRecorder(GROUP, CID));
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireRecorder(GROUP, EVE));
        assertThatCode(() -> policy.requireRecorder(ANN_AND_BOB, BOB)).doesNotThrowAnyException();
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireRecorder(ANN_AND_BOB, CID));
    }

    @Test
    void makesNobodyHostOfAPersonalChat() {
        assertRefused(ErrorCode.FORBIDDEN, () -> policy.requireHost(ANN_AND_BOB, ANN, Set.of(BOB)));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).satisfies(refusal ->
            assertThat(((ParleyException) refusal).code()).isEqualTo(code)
        );
    }
}
