package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.EventBody.AvatarChanged;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.HandleChanged;
import dev.parley.chat.log.EventBody.InviteCreated;
import dev.parley.chat.log.EventBody.InviteRevoked;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.EventBody.PinChanged;
import dev.parley.chat.log.EventBody.ProfileChanged;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.log.EventBody.RoleChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat is the fold of its log: whatever stale state it is continued from, it ends as the same. */
class ChatTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");
    private static final UserId CAROL = new UserId("01m7y4h200hsfw1ykwjbg9y0a3");
    private static final UserId BORIS = new UserId("01m7y4h200hsfw1ykwjbg9y0a2");

    private static final InviteId INVITE = new InviteId("01m7y5b0c3q6e8r9t0v1w2x3y4");
    private static final ChatProfile PROFILE = new ChatProfile("Team", "");

    private static final Attachment FILE = new Attachment(
        new AttachmentId("01m7y5b1d4r7f9s0t1v2w3x4y5"),
        "notes.txt",
        "text/plain",
        12,
        null
    );
    private static final Attachment PICTURE = new Attachment(
        new AttachmentId("01m7y5b1d4r7f9s0t1v2w3x4y7"),
        "harbour.jpg",
        "image/jpeg",
        4096,
        new Attachment.Image(640, 480, true, true)
    );

    /** One of every kind. */
    private static final List<EventBody> BODIES = List.of(
        new ChatCreated(ChatType.GROUP, PROFILE, List.of(new NewMember(ANNA, Role.OWNER))),
        new MessageSent(
            new MessageContent(
                "c1",
                "hello @all",
                null,
                List.of(Mention.ofAll(6, 4)),
                new ForwardOrigin(CAROL, CHAT, 7),
                List.of()
            )
        ),
        new MembersAdded(List.of(new NewMember(BORIS, Role.MEMBER), new NewMember(CAROL, Role.MEMBER))),
        new CallRecorded(
            "01m7y5a0c3q6e8r9t0v1w2x3y4",
            "voice",
            "missed",
            0,
            1,
            List.of(ANNA),
            List.of(CAROL),
            List.of(BORIS)
        ),
        new RoleChanged(BORIS, Role.ADMIN),
        new ProfileChanged(new ChatProfile("Crew", "all of us")),
        new RulesChanged(new ChatRules(Audience.ADMINS, Audience.EVERYONE, Audience.ADMINS, 30, 90)),
        new MessageSent(
            new MessageContent("c2", "bye", 2L, List.of(), null, List.of(), null, new RunNote(CAROL, "leave"))
        ),
        new PinChanged(8, true),
        new PinChanged(2, true),
        new ReactionChanged(8, "👍", true),
        new MessageEdited(8, "good bye @boris", List.of(new Mention(BORIS, 9, 6))),
        new MemberRemoved(CAROL, new Ban(true)),
        new OwnershipTransferred(BORIS),
        new MessageSent(
            new MessageContent("c3", "oops", null, List.of(), new ForwardOrigin(CAROL, null, 0), List.of(FILE, PICTURE))
        ),
        new MessageDeleted(15, ANNA),
        new MemberLeft(),
        new InviteCreated(INVITE, Instant.ofEpochMilli(99_000), 2),
        new MemberJoined(INVITE, ANNA),
        new HandleChanged("crew"),
        new InviteRevoked(INVITE),
        new AvatarChanged(new AvatarId("01m7y5b1d4r7f9s0t1v2w3x4y6")),
        new SanctionsChanged(BORIS, null, new TimeOut(Instant.ofEpochMilli(900_000), "spam", false), null),
        new ProfileChanged(new ChatProfile("Crew", "none of us")),
        new MessagesRemoved(List.of(new RemovedMessage(2, ANNA), new RemovedMessage(8, ANNA)), 8),
        new ChatDeleted()
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

    @ParameterizedTest
    @ValueSource(strings = { "", "SHADOWED" })
    void readsSanctionsOfAnOlderNodeAndOfANewerOne(String what) {
        var body = new SanctionsChanged(BORIS, new Ban(true), null, SanctionChange.BANNED);
        var event = log().getFirst();
        var written = EventDocuments.write(new LoggedEvent(event.chatId(), 9, event.at(), ANNA, "sanctions", 0, body));
        written.get("body", Document.class).remove("what");
        if (!what.isEmpty()) {
            written.get("body", Document.class).append("what", what);
        }
        assertThat(EventDocuments.read(written).body()).isEqualTo(
            new SanctionsChanged(BORIS, new Ban(true), null, null)
        );
    }

    @Test
    void remembersWhenEachMemberJoined() {
        var members = fold(log().subList(0, 4)).members();
        assertThat(members).containsOnlyKeys(ANNA, BORIS, CAROL);
        assertThat(members.get(BORIS)).isEqualTo(new Member(BORIS, Role.MEMBER, 3, 1));
    }

    @Test
    void followsRolesAndDepartures() {
        var chat = fold(log().subList(0, 14));
        assertThat(chat.members().keySet()).containsExactly(ANNA, BORIS);
        assertThat(chat.owner()).hasValueSatisfying(owner -> assertThat(owner.userId()).isEqualTo(BORIS));
        assertThat(chat.member(ANNA)).hasValueSatisfying(anna -> assertThat(anna.role()).isEqualTo(Role.ADMIN));
        assertThat(fold(log()).members()).isEmpty();
    }

    @Test
    void showsTheNewestMessageAsItIsNow() {
        assertThat(shownText(12)).isEqualTo("good bye @boris");
        var deleted = fold(log().subList(0, 16)).shown();
        assertThat(deleted.seq()).isEqualTo(15);
        assertThat(((MessageSent) deleted.body()).state().deleted()).isTrue();
        assertThat(((MessageSent) deleted.body()).content().text()).isEmpty();
    }

    /** What happens to a message later is carried into its document, which a node may read before it reads the rest. */
    @ParameterizedTest
    @ValueSource(ints = { 11, 12 })
    void showsTheSameWhetherReactionsWereFollowedOrRead(int length) {
        var followed = log().subList(0, length);
        var read = new ArrayList<>(followed);
        var message = (MessageSent) read.get(7).body();
        var reacted = new MessageState(length, null, false, Map.of("👍", List.of(ANNA)));
        read.set(7, read.get(7).withBody(new MessageSent(message.content(), reacted)));

        assertThat(fold(read)).isEqualTo(fold(followed));
    }

    @Test
    void keepsPinsInTheOrderOfPinningAndDropsDeletedMessages() {
        assertThat(fold(log().subList(0, 10)).pinned()).containsExactly(8L, 2L);
        var deleted = new LoggedEvent(CHAT, 11, Instant.EPOCH, ANNA, "k", 2, new MessageDeleted(8, ANNA));
        assertThat(fold(log().subList(0, 10)).after(deleted).pinned()).containsExactly(2L);
    }

    @Test
    void whatWasTooOldIsNeitherPinnedNorShown() {
        var removed = new MessagesRemoved(List.of(new RemovedMessage(2, ANNA), new RemovedMessage(8, ANNA)), 8);
        var chat = fold(log().subList(0, 10)).after(new LoggedEvent(CHAT, 11, Instant.EPOCH, ANNA, "k", 2, removed));
        assertThat(chat.pinned()).isEmpty();
        assertThat(chat.shown().seq()).isEqualTo(8);
        assertThat(((MessageSent) chat.shown().body()).content().text()).isEmpty();
        assertThat(chat.tally().deletedUpTo()).isEqualTo(8);
        assertThat(chat.tally().goneUpTo()).isEqualTo(8);
    }

    @Test
    void aNewTitleKeepsThePicture() {
        var profile = fold(log().subList(0, BODIES.size() - 1)).profile();
        assertThat(profile.title()).isEqualTo("Crew");
        assertThat(profile.description()).isEqualTo("none of us");
        assertThat(profile.avatar()).isEqualTo(new AvatarId("01m7y5b1d4r7f9s0t1v2w3x4y6"));
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void aChatSurvivesItsSnapshot(int seq) {
        var chat = fold(log().subList(0, seq));
        assertThat(ChatDocuments.read(ChatDocuments.write(chat))).isEqualTo(chat);
    }

    private static String shownText(int seq) {
        return ((MessageSent) fold(log().subList(0, seq)).shown().body()).content().text();
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
