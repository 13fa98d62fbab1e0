package dev.parley.chat.webhook;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.moderation.Notice;
import dev.parley.chat.moderation.NoticeId;
import dev.parley.chat.moderation.NoticeKind;
import dev.parley.chat.moderation.Notices;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Tells owner and admins of a chat what the server has done to a webhook of it: all of them, as whoever is responsible may be
 * an admin no more. They are told until they have seen it, or it holds no more.
 */
@Component
@RequiredArgsConstructor
public class WebhookNotices {

    private final Notices notices;
    private final BotAccounts bots;

    /**
     * Told twice of the same webhook, it is the later notice that stands.
     *
     * @param webhook its id
     * @param excerpt by which they know the webhook, and which is no secret
     */
    public void tell(Chat chat, String webhook, NoticeKind kind, String excerpt, String reason, Instant at) {
        for (UserId admin : admins(chat)) {
            var notice = new Notice(
                idOf(admin, webhook),
                kind,
                chat.id(),
                chat.profile().title(),
                reason,
                null,
                excerpt,
                true,
                at
            );
            notices.tell(admin, notice);
        }
    }

    /** There is nothing to tell any more. */
    public void takeBack(Chat chat, String webhook) {
        admins(chat).forEach(admin -> notices.seen(admin, idOf(admin, webhook)));
    }

    private Collection<UserId> admins(Chat chat) {
        var admins = chat
            .members()
            .keySet()
            .stream()
            .filter(member -> ChatAccess.allowed(chat, member).contains(ChatAction.MANAGE_WEBHOOKS))
            .toList();
        var programs = bots.among(admins);
        return admins
            .stream()
            .filter(admin -> !programs.contains(admin))
            .toList();
    }

    private static NoticeId idOf(UserId admin, String webhook) {
        return Notices.idOf(admin, "webhook/" + webhook);
    }
}
