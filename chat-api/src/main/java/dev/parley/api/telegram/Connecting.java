package dev.parley.api.telegram;

import dev.parley.api.security.CallLinkTokens;
import dev.parley.api.videocall.CallLinkAddress;
import dev.parley.calls.room.CallRooms;
import dev.parley.calls.room.Room;
import dev.parley.calls.room.RoomDraft;
import dev.parley.calls.room.RoomDraft.Invited;
import dev.parley.calls.room.RoomPerson;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the call that two have agreed to, and gives each a link. */
@Slf4j
@RequiredArgsConstructor
class Connecting {

    /** Owns the rooms that the bot makes; nobody has this id, and nobody can log in as it. */
    private static final UserId BOT = new UserId(Ids.named("telegram"));
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TelegramProperties properties;
    private final Questions questions;
    private final Steps steps;
    private final Replies replies;
    private final CallRooms rooms;
    private final CallLinkTokens tokens;
    private final Clock clock;

    /** Does nothing where there is none to be made (any more). The same question has the same room, however often. */
    void connect(QuestionRef wanted) {
        var agreed = questions
            .find(wanted)
            .map(Questions.Found::question)
            .filter(question -> question.state() == Question.State.AGREED);
        if (agreed.isEmpty()) {
            return;
        }
        var question = agreed.get();
        if (!clock.instant().isBefore(question.expiresAt())) {
            giveUp(question);
            return;
        }
        try {
            var room = rooms.create(new Intent(BOT, question.id()), draft(question));
            settle(question, link(room, 0, question.asker()), link(room, 1, question.asked()));
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.UNAVAILABLE) {
                throw refusal;
            }
            log.warn("A call for two on Telegram cannot be made", refusal);
            giveUp(question);
        }
    }

    private static RoomDraft draft(Question question) {
        return new RoomDraft(
            question.kind(),
            List.of(invited(question.asker()), invited(question.asked())),
            null,
            LIFETIME,
            TelegramCallBacks.TARGET,
            false
        );
    }

    private static Invited invited(TelegramPerson person) {
        return new Invited.External(person.externalId(), person.name());
    }

    private void settle(Question question, Outbox.Entry... sends) {
        var wanted = QuestionRef.to(question);
        steps.take("links/" + question.id(), () ->
            new Steps.Step(questions.find(wanted).map(Steps.Change::settled).orElse(null), List.of(sends))
        );
    }

    private Outbox.Entry link(Room room, int index, TelegramPerson person) {
        RoomPerson one = room.people().get(index);
        var other = room.other(one);
        String address = CallLinkAddress.at(
            UriComponentsBuilder.fromUri(properties.page()),
            room,
            tokens.issue(room, one)
        );
        var phrase = room.kind() == CallKind.VIDEO ? Phrase.LINK_VIDEO : Phrase.LINK_VOICE;
        var line = Wording.of(person.language(), phrase)
            .person("name", other.name(), TelegramPerson.idOf(other.externalId()))
            .minutes("minutes", LIFETIME)
            .link("link", address)
            .line();
        return Outbox.Entry.of(new Outgoing.Message(person.id(), line, List.of(), true), room.expiresAt());
    }

    private void giveUp(Question question) {
        settle(question, failed(question.asker(), question.asked()), failed(question.asked(), question.asker()));
    }

    private Outbox.Entry failed(TelegramPerson person, TelegramPerson other) {
        return replies.to(person, Wording.of(person.language(), Phrase.FAILED).person("name", other));
    }
}
