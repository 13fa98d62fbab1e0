package dev.parley.chat.moderation;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.Report.Place;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes the reports of members. Nobody but the administrators of the installation learns of one. */
@Service
@RequiredArgsConstructor
public class Reports implements AccountFollower {

    private final ReportStore store;
    private final ChatAccess access;
    private final Inboxes inboxes;
    private final ChatLog log;
    private final Users users;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * Reports a message of somebody else that the reporter can see. The report keeps it, and up to three messages before and
     * after it, as they are now. A user reports a message once; again, nothing happens.
     *
     * @param text what the reporter says to it, at most 500 characters; may be empty
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code MESSAGE_NOT_FOUND}, {@code TEXT_UNREADABLE}; {@code INVALID_REQUEST}
     *     for a text that is too long, and for one's own message
     */
    public void reportMessage(UserId reporter, ChatId chatId, long seq, ReportKind kind, String text) {
        String words = require(kind, text);
        var chat = access.require(chatId, reporter, ChatAction.READ);
        long from = Math.max(1, seq - Surroundings.REACH);
        var messages = Surroundings.of(log.read(chatId, from, Math.min(seq, chat.seq()) + Surroundings.REACH), seq);
        var target = messages.stream().filter(ReportedMessage::reported).findFirst().orElseThrow();
        if (target.author().equals(reporter)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("seq", "must be somebody else's message"));
        }
        var person = target.webhook() == null ? target.author() : null;
        var place = new Place(chatId, chat.type(), chat.profile().title(), seq);
        store.add(
            report(reporter, kind, words, person, place, messages),
            "message/" + chatId + "/" + seq + "/" + reporter
        );
    }

    /**
     * Reports a person with whom the reporter shares a chat. While that report is open, another one changes nothing.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}, {@code TEXT_UNREADABLE}; {@code INVALID_REQUEST} for a text that is too
     *     long, and for oneself; {@code FORBIDDEN} where they share no chat
     */
    public void reportPerson(UserId reporter, UserId person, ReportKind kind, String text) {
        String words = require(kind, text);
        if (reporter.equals(person)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "must be somebody else"));
        }
        users.require(person);
        if (!shareChat(reporter, person)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "REPORT"));
        }
        store.add(report(reporter, kind, words, person, null, List.of()), "person/" + person + "/" + reporter);
    }

    private static String require(ReportKind kind, String text) {
        if (kind == ReportKind.WORDS) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("kind", "is not for people to choose"));
        }
        return ModerationTexts.require("text", text);
    }

    private boolean shareChat(UserId one, UserId other) {
        return log
            .findReadable(inboxes.of(one).keySet())
            .stream()
            .anyMatch(chat -> chat.member(one).isPresent() && chat.member(other).isPresent());
    }

    private Report report(
        UserId reporter,
        ReportKind kind,
        String text,
        @Nullable UserId person,
        @Nullable Place place,
        List<ReportedMessage> messages
    ) {
        var id = new ReportId(ids.next());
        return new Report(id, clock.instant(), reporter, kind, text, person, place, messages, List.of(), null);
    }

    /** What the user has reported stays for the administrators, without their name. */
    @Override
    public void deleted(UserId user) {
        store.forgetReporter(user);
    }
}
