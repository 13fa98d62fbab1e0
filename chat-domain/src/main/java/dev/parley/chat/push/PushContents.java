package dev.parley.chat.push;

import com.interaso.webpush.WebPush.Urgency;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.text.ShownText;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Writes what devices are told. The words around it are the service worker's, which knows the languages. Without text a push
 * names nobody and nothing but the chat's id.
 */
@Component
@RequiredArgsConstructor
class PushContents {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int NAME_BYTES = 300;
    private static final int TEXT_BYTES = 1_000;

    private final Users users;

    /**
     * The new messages of a chat.
     *
     * @param messages at least one, oldest first
     * @param quiet whether the device was told of them before
     * @param read chats that the device was told of and that have been read since
     */
    PushNotice messages(
        PushWishes wishes,
        Chat chat,
        List<LoggedEvent> messages,
        boolean own,
        boolean quiet,
        Collection<ChatId> read
    ) {
        var newest = messages.getLast();
        var content = new Document("kind", "messages")
            .append("language", language(wishes))
            .append("chatId", chat.id().value())
            .append("seq", newest.seq())
            .append("count", messages.size())
            .append("quiet", quiet)
            .append("read", read.stream().map(ChatId::value).toList());
        if (wishes.withText() && newest.body() instanceof MessageSent message) {
            content
                .append("personal", chat.type() == ChatType.PERSONAL)
                .append("title", ShownText.cut(chat.profile().title(), NAME_BYTES))
                .append("name", author(newest, message))
                .append("text", ShownText.cutMessage(message.content().text(), TEXT_BYTES))
                .append("files", message.content().attachments().size());
        }
        return new PushNotice(
            content,
            PushNotice.topic(chat.id().value()),
            A_DAY,
            own && !quiet ? Urgency.High : Urgency.Normal
        );
    }

    /** A call rings. */
    PushNotice ring(PushWishes wishes, String callId, PushRings.Ring ring, Duration validFor) {
        var content = ofCall("ring", wishes, callId, ring).append("video", ring.video());
        if (wishes.withText()) {
            content.append("name", name(ring.by()));
        }
        return new PushNotice(content, PushNotice.topic(callId), validFor, Urgency.High);
    }

    /** It rings no more. Of the same topic, so a device that was off learns nothing of a call that is over. */
    PushNotice over(PushWishes wishes, String callId, PushRings.Ring ring, String how) {
        var content = ofCall("over", wishes, callId, ring).append("how", how);
        if (wishes.withText()) {
            content.append("name", name(ring.by()));
        }
        return new PushNotice(content, PushNotice.topic(callId), A_DAY, Urgency.High);
    }

    private static Document ofCall(String kind, PushWishes wishes, String callId, PushRings.Ring ring) {
        return new Document("kind", kind)
            .append("language", language(wishes))
            .append("callId", callId)
            .append("chatId", ring.chatId().map(ChatId::value).orElse(null));
    }

    PushNotice test(PushWishes wishes) {
        var content = new Document("kind", "test").append("language", language(wishes));
        return new PushNotice(content, PushNotice.topic("test"), SOON, Urgency.High);
    }

    private static String language(PushWishes wishes) {
        return wishes.language().name().toLowerCase(Locale.ROOT);
    }

    private String author(LoggedEvent event, MessageSent message) {
        var webhook = message.content().webhook();
        return webhook == null ? name(event.actor()) : ShownText.cut(webhook.name(), NAME_BYTES);
    }

    private String name(UserId userId) {
        return users
            .find(userId)
            .map(User::displayName)
            .map(name -> ShownText.cut(name, NAME_BYTES))
            .orElse("");
    }
}
