package dev.parley.chat.moderation;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.MarkFollower;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.SideLogs;
import dev.parley.chat.moderation.Report.Place;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A report of each message that has a word of the list which asks for one: once for a message, however often it is edited. A
 * message in the chat of a meeting is told as what its author has said, without the others and without its place.
 */
@Component
@RequiredArgsConstructor
class MarkedReports implements MarkFollower {

    private final ReportStore store;
    private final ChatLog chats;
    private final SideLogs sideLogs;
    private final Users users;
    private final IdGenerator ids;
    private final Clock clock;

    @Override
    public void marked(LoggedEvent event, boolean side, String word) {
        try {
            add(event, side, word);
        } catch (ParleyException gone) {
            if (gone.code() != ErrorCode.MESSAGE_NOT_FOUND) {
                throw gone;
            }
        }
    }

    private void add(LoggedEvent event, boolean side, String word) {
        var chatId = event.chatId();
        long seq = event.body() instanceof MessageEdited edited ? edited.target() : event.seq();
        int reach = side ? 0 : Surroundings.REACH;
        var log = side ? sideLogs.log() : chats;
        var messages = Surroundings.of(log.read(chatId, Math.max(1, seq - reach), seq + reach), seq);
        var target = messages.stream().filter(ReportedMessage::reported).findFirst().orElseThrow();
        var report = new Report(
            new ReportId(ids.next()),
            clock.instant(),
            null,
            ReportKind.WORDS,
            word,
            person(event, target),
            side ? null : place(event, seq),
            messages,
            List.of(),
            null
        );
        store.add(report, (side ? "aside/" : "words/") + chatId + "/" + seq);
    }

    /** A guest has no account. */
    private @Nullable UserId person(LoggedEvent event, ReportedMessage target) {
        return target.webhook() == null && users.find(event.actor()).isPresent() ? event.actor() : null;
    }

    private @Nullable Place place(LoggedEvent event, long seq) {
        return chats
            .find(event.chatId())
            .map(chat -> new Place(chat.id(), chat.type(), chat.profile().title(), seq))
            .orElse(null);
    }
}
