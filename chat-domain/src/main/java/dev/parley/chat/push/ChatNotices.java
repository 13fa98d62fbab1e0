package dev.parley.chat.push;

import dev.parley.chat.block.Blocks;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.push.PushRule.Reader;
import dev.parley.chat.push.PushWishes.Level;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is to tell somebody of a chat, as everything stands now. */
@Component
@RequiredArgsConstructor
class ChatNotices {

    /** More are not counted. */
    private static final int MOST_READ = 100;

    private final ChatLog chats;
    private final Inboxes inboxes;
    private final Blocks blocks;
    private final PendingPushes pending;
    private final PushContents contents;
    private final Clock clock;

    /** What is new in a chat for its reader. */
    final class News {

        private final Claimed claimed;
        private final Chat chat;
        private final Reader reader;
        private final List<LoggedEvent> all;

        private News(Claimed claimed, Chat chat, Reader reader, List<LoggedEvent> all) {
            this.claimed = claimed;
            this.chat = chat;
            this.reader = reader;
            this.all = all;
        }

        /** The place of the newest of the messages. */
        long newest() {
            return all.getLast().seq();
        }

        /** Null where such a device is told nothing. */
        @Nullable
        PushNotice noticeFor(PushWishes wishes, Collection<ChatId> read) {
            var worth = PushRule.worth(chat, all, reader, wishes.level(), clock.instant());
            if (worth.isEmpty()) {
                return null;
            }
            boolean quiet = worth.getLast().seq() <= claimed.told();
            if (quiet && !claimed.corrected()) {
                return null;
            }
            boolean own = worth.stream().anyMatch(event -> PushRule.isOwn(chat, event, reader));
            return contents.messages(wishes, chat, worth, own, quiet, read);
        }
    }

    /** Empty where there is nothing that the reader has not been told or has not read. */
    Optional<News> of(Claimed claimed) {
        var chat = chats.find(new ChatId(claimed.of())).orElse(null);
        var member = chat == null ? null : chat.members().get(claimed.userId());
        if (chat == null || member == null) {
            return Optional.empty();
        }
        var entry = inboxes.entry(claimed.userId(), chat.id());
        long read = Math.max(entry.marker().seq(), member.joinedSeq());
        if (read >= claimed.upTo()) {
            return Optional.empty();
        }
        long from = Math.max(read + 1, claimed.upTo() - MOST_READ + 1);
        var events = chats.read(chat.id(), from, claimed.upTo());
        var authors = events.stream().map(LoggedEvent::actor).collect(Collectors.toSet());
        var reader = new Reader(claimed.userId(), read, entry.preferences(), blocks.between(claimed.userId(), authors));
        var worth = PushRule.worth(chat, events, reader, Level.ALL, clock.instant());
        boolean isNew = !worth.isEmpty() && (claimed.corrected() || worth.getLast().seq() > claimed.told());
        return isNew ? Optional.of(new News(claimed, chat, reader, worth)) : Optional.empty();
    }

    /** The chats of which the user's devices show something that has been read meanwhile. */
    Map<ChatId, Long> readSince(UserId userId) {
        var told = pending.toldOf(userId);
        var read = new HashMap<ChatId, Long>();
        if (!told.isEmpty()) {
            var markers = inboxes.of(userId);
            told.forEach((chatId, seq) -> {
                var marker = markers.get(chatId);
                if (marker == null || marker.seq() >= seq) {
                    read.put(chatId, seq);
                }
            });
        }
        return read;
    }
}
