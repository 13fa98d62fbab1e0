package dev.parley.chat.digest;

import dev.parley.chat.digest.Digest.Line;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.text.ShownText;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What a digest says of messages, calls and chats, each on one line of bounded length. */
@Component
@RequiredArgsConstructor
class DigestLines {

    private static final int NAME_BYTES = 300;
    private static final int TEXT_BYTES = 600;

    private final Users users;

    static boolean isCall(LoggedEvent event) {
        return event.body() instanceof CallRecorded;
    }

    /** Of a personal chat the name of the other. */
    String title(Chat chat, UserId reader) {
        return chat.type() == ChatType.PERSONAL
            ? chat
                  .members()
                  .keySet()
                  .stream()
                  .filter(other -> !other.equals(reader))
                  .findFirst()
                  .flatMap(users::find)
                  .map(other -> name(other.displayName()))
                  .orElse("")
            : name(chat.profile().title());
    }

    List<Line> of(List<LoggedEvent> events) {
        var names = new HashMap<UserId, String>();
        for (User user : users.all(events.stream().map(LoggedEvent::actor).distinct().toList())) {
            names.put(user.id(), name(user.displayName()));
        }
        return events
            .stream()
            .map(event -> line(event, names))
            .toList();
    }

    private static Line line(LoggedEvent event, Map<UserId, String> names) {
        String name = names.getOrDefault(event.actor(), "");
        if (event.body() instanceof MessageSent message) {
            var content = message.content();
            var webhook = content.webhook();
            return new Line(
                event.seq(),
                false,
                webhook == null ? name : name(webhook.name()),
                text(content.text()),
                content.attachments().size()
            );
        }
        return new Line(event.seq(), true, name, "", 0);
    }

    private static String text(String text) {
        String line = ShownText.line(ShownText.covered(text));
        String cut = ShownText.cut(line, TEXT_BYTES);
        return cut.length() == line.length() ? line : cut + "…";
    }

    private static String name(String name) {
        return ShownText.cut(ShownText.line(name), NAME_BYTES);
    }
}
