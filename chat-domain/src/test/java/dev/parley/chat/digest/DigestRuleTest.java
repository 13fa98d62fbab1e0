package dev.parley.chat.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.digest.DigestRule.Reader;
import dev.parley.chat.log.Admission;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Mention;
import dev.parley.chat.log.MessageState;
import dev.parley.chat.log.Pace;
import dev.parley.chat.log.Role;
import dev.parley.chat.log.Sanctions;
import dev.parley.chat.log.Tally;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestRuleTest {

    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");
    private static final UserId CAROL = new UserId("01m7y4h200hsfw1ykwjbg9y0a3");
    private static final ChatId GROUP = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final ChatId PERSONAL = ChatId.personal(ANNA, BORIS);
    private static final Map<Long, UserId> AUTHORS = Map.of(2L, BORIS, 3L, ANNA);

    private final Chat group = chat(GROUP, ChatType.GROUP, ANNA, BORIS, CAROL);
    private final Chat personal = chat(PERSONAL, ChatType.PERSONAL, ANNA, BORIS);

    @Test
    void aGroupConcernsThoseWhomItMentionsOrAnswers() {
        assertThat(DigestRule.mayConcern(said(GROUP, null))).isFalse();
        assertThat(concerned(group, said(GROUP, null))).isEmpty();
        assertThat(concerned(group, said(GROUP, null, new Mention(BORIS, 0, 6)))).containsOnly(BORIS);
        assertThat(concerned(group, said(GROUP, null, Mention.ofAll(0, 4)))).containsOnly(BORIS, CAROL);
        assertThat(concerned(group, said(GROUP, 2L))).containsOnly(BORIS);
        assertThat(concerned(group, said(GROUP, 3L)))
            .as("an answer to oneself")
            .isEmpty();
        assertThat(concerned(group, said(GROUP, 9L)))
            .as("an answer to nobody's message")
            .isEmpty();
        assertThat(DigestRule.mayConcern(said(GROUP, 2L))).isTrue();
    }

    @Test
    void aPersonalChatConcernsTheOther() {
        assertThat(DigestRule.mayConcern(said(PERSONAL, null))).isTrue();
        assertThat(concerned(personal, said(PERSONAL, null))).containsOnly(BORIS);
    }

    @Test
    void aCallConcernsThoseWhoMissedItAndAreMembers() {
        var stranger = new UserId("01m7y4h200hsfw1ykwjbg9y0a9");
        var call = event(
            GROUP,
            new CallRecorded("c", "voice", "missed", 0, 1, List.of(ANNA), List.of(CAROL), List.of(BORIS, stranger))
        );
        assertThat(DigestRule.mayConcern(call)).isTrue();
        assertThat(concerned(group, call)).containsOnly(BORIS);
    }

    @Test
    void whatIsDeletedConcernsNobody() {
        var deleted = event(
            PERSONAL,
            new MessageSent(new MessageContent("c", "", null), new MessageState(6, null, true, Map.of()))
        );
        assertThat(DigestRule.mayConcern(deleted)).isFalse();
        assertThat(concerned(personal, deleted)).isEmpty();
        assertThat(DigestRule.mayConcern(event(GROUP, new ChatDeleted()))).isFalse();
    }

    @Test
    void nothingIsWorthAMailThatIsReadMutedOrOfABlockedPerson() {
        var event = said(PERSONAL, null);
        assertThat(worth(new Reader(BORIS, 4, false, Set.of()), event)).containsExactly(event);
        assertThat(worth(new Reader(BORIS, 5, false, Set.of()), event)).isEmpty();
        assertThat(worth(new Reader(BORIS, 4, true, Set.of()), event)).isEmpty();
        assertThat(worth(new Reader(BORIS, 4, false, Set.of(ANNA)), event)).isEmpty();
        assertThat(worth(new Reader(CAROL, 4, false, Set.of()), event))
            .as("who has left")
            .isEmpty();
        assertThat(worth(new Reader(ANNA, 4, false, Set.of()), event))
            .as("one's own")
            .isEmpty();
    }

    private List<LoggedEvent> worth(Reader reader, LoggedEvent event) {
        return DigestRule.worth(personal, List.of(event), reader, AUTHORS);
    }

    private static Set<UserId> concerned(Chat chat, LoggedEvent event) {
        return DigestRule.concerned(chat, event, AUTHORS);
    }

    private static LoggedEvent said(ChatId chatId, @Nullable Long replyTo, Mention... mentions) {
        return event(
            chatId,
            new MessageSent(new MessageContent("c", "said", replyTo, List.of(mentions), null, List.of()))
        );
    }

    private static LoggedEvent event(ChatId chatId, EventBody body) {
        return new LoggedEvent(chatId, 5, Instant.EPOCH, ANNA, "k", 1, body);
    }

    private static Chat chat(ChatId chatId, ChatType type, UserId... users) {
        var members = new LinkedHashMap<UserId, Member>();
        for (UserId user : users) {
            members.put(user, new Member(user, Role.MEMBER, 1, 0));
        }
        var last = said(chatId, null);
        return new Chat(
            chatId,
            type,
            new ChatProfile("Team", ""),
            ChatRules.defaultsOf(type),
            members,
            new Admission(null, Map.of(), Set.of()),
            Sanctions.NONE,
            new Pace(Map.of()),
            new Tally(Map.of(), 0, 0),
            List.of(),
            last,
            last
        );
    }
}
