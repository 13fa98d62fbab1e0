package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chat is the fold of its log: whatever stale state it is continued from, it ends as the same. */
class ChatTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");

    /** One of every kind. */
    private static final List<EventBody> BODIES = List.of(
        new ChatCreated(ChatType.GROUP, "Team", List.of(new NewMember(ANNA, Role.OWNER))),
        new MessageSent("c1", "hello"),
        new MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER))),
        new CallRecorded("01m7y5a0c3q6e8r9t0v1w2x3y4", "voice", "missed", 0),
        new MessageSent("c2", "bye")
    );

    @Test
    void everyKindOfEventIsCovered() {
        var covered = BODIES.stream().<Class<?>>map(EventBody::getClass).collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrder(EventBody.class.getPermittedSubclasses());
    }

    static List<Integer> everyPlace() {
        return IntStream.rangeClosed(1, BODIES.size()).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void staleStatePlusTheEventsSinceIsTheFreshState(int staleSeq) {
        var stale = fold(log().subList(0, staleSeq));
        var continued = stale;
        for (var event : log().subList(staleSeq, BODIES.size())) {
            continued = continued.after(event);
        }
        assertThat(continued).isEqualTo(fold(log()));
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void anEventSurvivesItsDocument(int seq) {
        var event = log().get(seq - 1);
        assertThat(EventDocuments.read(EventDocuments.write(event))).isEqualTo(event);
    }

    @Test
    void remembersWhenEachMemberJoined() {
        var members = fold(log()).members();
        assertThat(members).containsKeys(ANNA, BORIS);
        assertThat(members.get(BORIS)).isEqualTo(new Member(BORIS, Role.MEMBER, 3, 1));
    }

    @Test
    void refusesAnEventOutOfItsPlace() {
        var chat = fold(log().subList(0, 2));
        assertThatIllegalStateException().isThrownBy(() -> chat.after(log().get(3)));
        assertThatIllegalStateException().isThrownBy(() -> chat.after(log().get(1)));
        assertThatIllegalStateException().isThrownBy(() -> Chat.created(log().get(1)));
    }

    private static Chat fold(List<LoggedEvent> events) {
        var chat = Chat.created(events.getFirst());
        for (var event : events.subList(1, events.size())) {
            chat = chat.after(event);
        }
        return chat;
    }

    private static List<LoggedEvent> log() {
        var events = new ArrayList<LoggedEvent>();
        long messages = 0;
        for (EventBody body : BODIES) {
            messages += body instanceof MessageSent ? 1 : 0;
            long seq = events.size() + 1;
            events.add(new LoggedEvent(CHAT, seq, Instant.ofEpochMilli(1000 * seq), ANNA, "k" + seq, messages, body));
        }
        return events;
    }
}
