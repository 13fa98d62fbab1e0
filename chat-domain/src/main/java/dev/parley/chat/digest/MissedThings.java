package dev.parley.chat.digest;

import dev.parley.chat.block.Blocks;
import dev.parley.chat.digest.Digest.MissedChat;
import dev.parley.chat.digest.DigestRule.Reader;
import dev.parley.chat.inbox.Inbox;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What somebody has missed, as everything stands now. */
@Component
@RequiredArgsConstructor
class MissedThings {

    private static final Comparator<Worth> NEWEST_FIRST = Comparator.comparing((Worth each) ->
        each.events().getLast().at()
    ).reversed();

    private final ChatLog log;
    private final Inboxes inboxes;
    private final Blocks blocks;
    private final AnsweredMessages answered;
    private final DigestLines lines;
    private final DigestProperties properties;
    private final Clock clock;

    /** @param events at least one, oldest first */
    private record Worth(Chat chat, List<LoggedEvent> events) {}

    /** Empty where there is nothing. */
    Optional<Digest> of(ClaimedDigest claimed) {
        var inbox = inboxes.read(claimed.userId());
        var found = new ArrayList<Worth>();
        for (Chat chat : log.findReadable(claimed.missed().keySet())) {
            var worth = worth(chat, claimed, inbox);
            if (!worth.isEmpty()) {
                found.add(new Worth(chat, worth));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int count = found
            .stream()
            .mapToInt(each -> each.events().size())
            .sum();
        var shown = found.stream().sorted(NEWEST_FIRST).limit(properties.chats()).toList();
        var chats = shown
            .stream()
            .map(each -> missed(claimed, each))
            .toList();
        return Optional.of(new Digest(count, chats, found.size() - shown.size()));
    }

    private List<LoggedEvent> worth(Chat chat, ClaimedDigest claimed, Inbox inbox) {
        var userId = claimed.userId();
        var member = chat.members().get(userId);
        if (member == null || chat.isPersonalWithDeletedAccount()) {
            return List.of();
        }
        var entry = inbox.entry(chat.id());
        long read = Math.max(entry.marker().seq(), member.joinedSeq());
        long handled = Math.max(read, claimed.told().getOrDefault(chat.id(), 0L));
        var events = read(chat.id(), claimed, handled);
        if (events.isEmpty()) {
            return List.of();
        }
        var mutedUntil = entry.preferences().mutedUntil();
        boolean muted = mutedUntil != null && mutedUntil.isAfter(clock.instant());
        var authors = events.stream().map(LoggedEvent::actor).collect(Collectors.toSet());
        var reader = new Reader(userId, handled, muted, blocks.between(userId, authors));
        return DigestRule.worth(chat, events, reader, answered.authors(chat.id(), events));
    }

    private List<LoggedEvent> read(ChatId chatId, ClaimedDigest claimed, long handled) {
        var seqs = claimed.missed().get(chatId);
        var places = seqs == null ? List.<Long>of() : List.copyOf(seqs.tailSet(handled, false));
        return places.isEmpty()
            ? List.of()
            : log.read(
                  places
                      .stream()
                      .map(seq -> new EventRef(chatId, seq))
                      .toList()
              );
    }

    private MissedChat missed(ClaimedDigest claimed, Worth worth) {
        UserId reader = claimed.userId();
        int calls = (int) worth.events().stream().filter(DigestLines::isCall).count();
        var events = worth.events();
        var newest = events.subList(Math.max(0, events.size() - properties.lines()), events.size());
        return new MissedChat(
            worth.chat().id(),
            lines.title(worth.chat(), reader),
            events.size() - calls,
            calls,
            claimed.wishes().withText() ? lines.of(newest) : List.of()
        );
    }
}
