package dev.parley.calls.meeting;

import dev.parley.calls.meeting.ChatVisits.Visit;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.SideLogs;
import dev.parley.chat.message.History;
import dev.parley.chat.message.SideMessages;
import dev.parley.chat.message.SideMessages.Visitor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The chat of each meeting, kept as long as the meeting. Who is admitted writes while the meeting is open, and reads what was
 * written since they were admitted first; hosts read all, also when the meeting is over. Who may is asked anew each time.
 *
 * <p>Each method throws {@code MEETING_NOT_FOUND} for who has not come by the link, {@code REMOVED_FROM_MEETING}, {@code
 * BLOCKED}, {@code MEETING_ENDED} and {@code NOT_ADMITTED}, beside what is said there.
 */
@Service
@RequiredArgsConstructor
public class MeetingChat {

    /** How many events {@link #newsAfter} reads at a time. */
    public static final int NEWS_MAX = History.PAGE_MAX;

    /** The first event after the log's own beginning. */
    private static final long FIRST = 2;

    private final Admittance admittance;
    private final Entrants entrants;
    private final ChatVisits visits;
    private final SideLogs logs;
    private final SideMessages messages;
    private final MeetingProperties properties;

    /**
     * What somebody may read.
     *
     * @param from the first event of which they may know
     * @param head the newest event
     */
    public record Extent(long from, long head) {}

    /**
     * A stretch of the log.
     *
     * @param events oldest first
     * @param extent of which it is a part
     */
    public record Page(List<LoggedEvent> events, Extent extent) {}

    static ChatId logOf(MeetingId meeting) {
        return new ChatId(meeting.value());
    }

    /** The meeting whose chat is kept in the log. */
    public static MeetingId meetingOf(ChatId log) {
        return new MeetingId(log.value());
    }

    /** The person is about to be admitted, and may read all that is written from now on; nothing new for who was before. */
    void admitted(MeetingId meeting, Person person) {
        firstOf(meeting, person);
    }

    /** What the person may read from now on. */
    public Extent extent(MeetingId meeting, Person reader) {
        var visitor = reader(meeting, reader);
        return new Extent(visitor.from(), messages.head(visitor.log()));
    }

    /** Sends a message. @throws dev.parley.chat.error.ParleyException as {@link SideMessages#send} */
    public LoggedEvent send(
        MeetingId meeting,
        Person author,
        String clientId,
        String text,
        @Nullable Long replyTo,
        List<AttachmentId> attachmentIds
    ) {
        return messages.send(writer(meeting, author), clientId, text, replyTo, attachmentIds);
    }

    /** Changes one's own message. @throws dev.parley.chat.error.ParleyException as {@link SideMessages#edit} */
    public void edit(MeetingId meeting, Person author, String clientId, long seq, String text) {
        messages.edit(writer(meeting, author), clientId, seq, text);
    }

    /** Deletes one's own message, or as a host anybody's. @throws dev.parley.chat.error.ParleyException as {@link SideMessages#delete} */
    public void delete(MeetingId meeting, Person actor, String clientId, long seq) {
        messages.delete(writer(meeting, actor), clientId, seq);
    }

    /** Puts a reaction to a message, or takes it back. @throws dev.parley.chat.error.ParleyException as {@link SideMessages#react} */
    public void react(MeetingId meeting, Person actor, String clientId, long seq, String emoji, boolean on) {
        messages.react(writer(meeting, actor), clientId, seq, emoji, on);
    }

    /** The events after a place, at most {@value History#PAGE_MAX}. */
    public Page after(MeetingId meeting, Person reader, long seq) {
        var visitor = reader(meeting, reader);
        return page(visitor, messages.after(visitor, seq, History.PAGE_MAX));
    }

    /** The newest events before a place. */
    public Page before(MeetingId meeting, Person reader, long seq, int limit) {
        var visitor = reader(meeting, reader);
        return page(visitor, messages.before(visitor, seq, limit));
    }

    private static Page page(Visitor visitor, History.Page page) {
        return new Page(page.events(), new Extent(visitor.from(), page.head()));
    }

    /** The next events after a place, {@value #NEWS_MAX} at most, for those whom {@link #readersAmong} names. Authorises nobody. */
    public List<LoggedEvent> newsAfter(MeetingId meeting, long seq) {
        return messages.unauthorisedAfter(logOf(meeting), seq);
    }

    /** How far the log reaches. Authorises nobody. */
    public long head(MeetingId meeting) {
        return messages.head(logOf(meeting));
    }

    /** Those of the people to whom what is written now may be told. */
    public Set<Person> readersAmong(MeetingId meeting, Collection<Person> people) {
        return admittance.admittedAmong(meeting, people);
    }

    Visitor writer(MeetingId id, Person person) {
        var meeting = admittance.requireKnown(id, person);
        admittance.requireOpen(meeting);
        admittance.requireAdmitted(meeting, person);
        var visitor = visitor(meeting, person);
        logs.begin(visitor.log(), visitor.id());
        return visitor;
    }

    Visitor reader(MeetingId id, Person person) {
        var meeting = admittance.requireKnown(id, person);
        if (!meeting.isHost(person)) {
            admittance.requireOpen(meeting);
            admittance.requireAdmitted(meeting, person);
        }
        return visitor(meeting, person);
    }

    private Visitor visitor(Meeting meeting, Person person) {
        boolean host = meeting.isHost(person);
        // Also of hosts: who is none any more goes on from where they came.
        long since = firstOf(meeting.id(), person);
        return new Visitor(
            logOf(meeting.id()),
            ChatVisits.authorOf(person),
            host ? FIRST : since,
            host,
            properties.maxChatEvents()
        );
    }

    private long firstOf(MeetingId meeting, Person person) {
        return visits
            .find(meeting, person)
            .orElseGet(() -> begin(meeting, person))
            .from();
    }

    private Visit begin(MeetingId meeting, Person person) {
        String name =
            person instanceof Person.Guest ? entrants.find(meeting, person).map(Entrant::name).orElse("") : null;
        return visits.begin(meeting, new Visit(person, name, head(meeting) + 1));
    }
}
