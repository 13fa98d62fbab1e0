package dev.parley.chat.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.administration.MessageSettings;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.MessageVersion;
import dev.parley.chat.log.MessageVersions;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** What messages have said before they were edited: for members, unless the installation keeps it from them. */
@Service
@RequiredArgsConstructor
public class Versions {

    private static final int PAGE_MAX = 20;

    private final ChatAccess access;
    private final ChatLog log;
    private final MessageSettings settings;

    /**
     * What a message says and has said, the newest version first: at most {@value #PAGE_MAX} versions, or fewer where they are
     * long.
     *
     * @param before the seq of the last version of the page before
     * @throws ParleyException {@code CHAT_NOT_FOUND}; {@code FORBIDDEN} where members see no versions; {@code
     *     MESSAGE_NOT_FOUND} also for one that is deleted
     */
    public MessageVersions of(UserId reader, ChatId chatId, long seq, long before) {
        access.require(chatId, reader, ChatAction.READ);
        if (!settings.versionsShown()) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "READ_VERSIONS"));
        }
        var found = log
            .versions(chatId, seq, before, PAGE_MAX)
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
        var page = cut(found.versions());
        // Without any, as all were forgotten in this moment, there is no next page to ask for.
        boolean more = !page.isEmpty() && (found.more() || page.size() < found.versions().size());
        return new MessageVersions(page, more, found.complete());
    }

    private static List<MessageVersion> cut(List<MessageVersion> versions) {
        long bytes = 0;
        for (int i = 0; i < versions.size(); i++) {
            bytes += versions.get(i).text().getBytes(UTF_8).length;
            if (bytes > History.PAGE_BYTES) {
                return versions.subList(0, Math.max(1, i));
            }
        }
        return versions;
    }

    /**
     * The events of a log as members may read them: where they see no versions, an edit tells what its message says now,
     * whatever it has said in between.
     */
    public List<LoggedEvent> readable(ChatLog of, List<LoggedEvent> events) {
        var targets = events
            .stream()
            .filter(event -> event.body() instanceof MessageEdited)
            .map(event -> new EventRef(event.chatId(), ((MessageEdited) event.body()).target()))
            .collect(Collectors.toSet());
        if (targets.isEmpty() || settings.versionsShown()) {
            return events;
        }
        var messages = new HashMap<Long, MessageSent>();
        for (LoggedEvent message : of.read(targets)) {
            if (message.body() instanceof MessageSent sent) {
                messages.put(message.seq(), sent);
            }
        }
        return events
            .stream()
            .map(event ->
                event.body() instanceof MessageEdited edited &&
                messages.get(edited.target()) instanceof MessageSent sent
                    ? event.withBody(
                          new MessageEdited(edited.target(), sent.content().text(), sent.content().mentions())
                      )
                    : event
            )
            .toList();
    }
}
