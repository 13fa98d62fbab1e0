package dev.parley.api.meeting;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.protocol.MeetingChatEvent.AuthorView;
import dev.parley.api.protocol.MeetingChatEvent.PeopleReactionView;
import dev.parley.calls.meeting.ChatPeople;
import dev.parley.calls.meeting.ChatPeople.Author;
import dev.parley.calls.meeting.MeetingChat;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Events of the chats of meetings as the wire knows them, with the names of those behind them. */
@Component
@RequiredArgsConstructor
public class MeetingChatMapper {

    private final ChatPeople people;

    /** A page for somebody who reads it. */
    public List<MeetingChatEvent> toWire(MeetingId meeting, MeetingChat.Page page) {
        return toWire(meeting, page.events())
            .stream()
            .map(event -> event.since(page.extent().from()))
            .toList();
    }

    /** For whoever may know of all; see {@link MeetingChatEvent#since} for others. */
    public List<MeetingChatEvent> toWire(MeetingId meeting, List<LoggedEvent> events) {
        var authors = people.of(meeting, events);
        return events
            .stream()
            .map(event -> toWire(meeting, event, authors))
            .toList();
    }

    private static MeetingChatEvent toWire(MeetingId meeting, LoggedEvent event, Map<UserId, Author> authors) {
        long seq = event.seq();
        var at = event.at();
        var by = author(event.actor(), authors);
        return switch (event.body()) {
            case MessageSent body -> message(meeting, event, body, authors);
            case EventBody.MessageEdited body -> new MeetingChatEvent.EditedInMeeting(
                meeting,
                seq,
                at,
                by,
                body.target(),
                body.text()
            );
            case EventBody.MessageDeleted body -> new MeetingChatEvent.DeletedInMeeting(
                meeting,
                seq,
                at,
                by,
                body.target()
            );
            case EventBody.ReactionChanged body -> new MeetingChatEvent.ReactedInMeeting(
                meeting,
                seq,
                at,
                by,
                body.target(),
                body.emoji(),
                body.added()
            );
            default -> throw new IllegalStateException("event " + seq + " of " + meeting + " is none of its chat");
        };
    }

    private static MeetingChatEvent message(
        MeetingId meeting,
        LoggedEvent event,
        MessageSent body,
        Map<UserId, Author> authors
    ) {
        var content = body.content();
        var state = body.state();
        return new MeetingChatEvent.SentToMeeting(
            meeting,
            event.seq(),
            event.at(),
            author(event.actor(), authors),
            content.clientId(),
            content.text(),
            content.replyTo(),
            content.attachments().stream().map(ChatEventMapper::toWire).toList(),
            state.rev(),
            state.editedAt(),
            state.deleted(),
            state
                .reactions()
                .entrySet()
                .stream()
                .map(reaction ->
                    new PeopleReactionView(
                        reaction.getKey(),
                        reaction
                            .getValue()
                            .stream()
                            .map(id -> author(id, authors))
                            .toList()
                    )
                )
                .toList()
        );
    }

    private static AuthorView author(UserId id, Map<UserId, Author> authors) {
        var author = Objects.requireNonNull(authors.get(id));
        return new AuthorView(author.person(), author.name(), author.person() instanceof Person.Guest);
    }
}
