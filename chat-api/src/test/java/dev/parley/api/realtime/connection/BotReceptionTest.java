package dev.parley.api.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.protocol.MentionView;
import dev.parley.api.security.BotLogin;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BotReceptionTest {

    private static final UserId BOT = new UserId("1".repeat(26));
    private static final UserId ANNA = new UserId("2".repeat(26));
    private static final Set<ApiScope> RECEIVING = Set.of(ApiScope.RECEIVE_MESSAGES, ApiScope.RECEIVE_MENTIONS);
    private static final ChatId GROUP = new ChatId("3".repeat(26));

    @ParameterizedTest
    @EnumSource(ApiScope.class)
    void getsWhatIsSaidToNobodyOnlyByTheScopeForAll(ApiScope scope) {
        assertThat(receives(scope, edited(GROUP, ANNA))).isEqualTo(scope == ApiScope.RECEIVE_MESSAGES);
    }

    @ParameterizedTest
    @EnumSource(ApiScope.class)
    void getsWhatIsSaidToItByTheScopesToReceive(ApiScope scope) {
        assertThat(receives(scope, edited(GROUP, ANNA, BOT))).isEqualTo(RECEIVING.contains(scope));
        assertThat(receives(scope, edited(GROUP, ANNA, (UserId) null))).isEqualTo(RECEIVING.contains(scope));
        assertThat(receives(scope, edited(ChatId.personal(BOT, ANNA), ANNA))).isEqualTo(RECEIVING.contains(scope));
    }

    @Test
    void doesNotHearItself() {
        assertThat(receives(ApiScope.RECEIVE_MENTIONS, edited(GROUP, BOT, BOT))).isFalse();
        assertThat(receives(ApiScope.RECEIVE_MENTIONS, edited(ChatId.personal(BOT, ANNA), BOT))).isFalse();
        // All of a log, whose places leave nothing out.
        assertThat(receives(ApiScope.RECEIVE_MESSAGES, edited(GROUP, BOT))).isTrue();
    }

    @Test
    void learnsWhereItIsAMember() {
        var added = new ChatEvent.MembersAdded(
            GROUP,
            2,
            Instant.EPOCH,
            ANNA,
            List.of(new MemberView(BOT, Role.MEMBER))
        );
        var another = new ChatEvent.MembersAdded(
            GROUP,
            2,
            Instant.EPOCH,
            ANNA,
            List.of(new MemberView(ANNA, Role.MEMBER))
        );
        assertThat(receives(ApiScope.RECEIVE_MENTIONS, added)).isTrue();
        assertThat(receives(ApiScope.RECEIVE_MENTIONS, another)).isFalse();
    }

    private static boolean receives(ApiScope scope, ChatEvent event) {
        return BotReception.receives(
            new BotLogin(BOT, new ApiKeyId("4".repeat(26)), Set.of(scope), Instant.MAX),
            event
        );
    }

    private static ChatEvent edited(ChatId chat, UserId by, @Nullable UserId... mentioned) {
        var mentions = new ArrayList<MentionView>();
        for (UserId each : mentioned) {
            mentions.add(new MentionView(each, 0, 1));
        }
        return new ChatEvent.MessageEdited(chat, 2, Instant.EPOCH, by, 1, "text", mentions);
    }
}
