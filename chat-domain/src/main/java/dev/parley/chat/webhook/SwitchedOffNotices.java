package dev.parley.chat.webhook;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.Notice;
import dev.parley.chat.moderation.NoticeKind;
import dev.parley.chat.moderation.Notices;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.util.Collection;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells owner and admins of a chat that the server has switched off a webhook of it: all of them, as each can switch it on
 * again, and whoever is responsible may be an admin no more. They are told until they have seen it, or it is on again or gone.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class SwitchedOffNotices {

    private final WebhookQueue queue;
    private final Notices notices;
    private final ChatLog chats;
    private final BotAccounts bots;

    /** What a node has switched off before it died, another one tells. Told twice, it is the same notice. */
    @Scheduled(fixedDelayString = "${parley.webhooks.interval:5s}")
    void look() {
        for (Webhook webhook : queue.untold()) {
            try {
                chats.find(webhook.chatId()).ifPresent(chat -> tell(chat, webhook));
                queue.told(webhook);
            } catch (RuntimeException failure) {
                log.warn("Nobody is told yet that webhook {} is off: {}", webhook.id(), failure.toString());
            }
        }
    }

    private void tell(Chat chat, Webhook webhook) {
        for (UserId admin : admins(chat)) {
            var notice = new Notice(
                Notices.idOf(admin, name(webhook.id())),
                kind(webhook.state()),
                chat.id(),
                chat.profile().title(),
                "",
                null,
                origin(webhook.address()),
                true,
                webhook.stateSince()
            );
            notices.tell(admin, notice);
        }
    }

    /** There is nothing to tell any more. */
    void takeBack(Chat chat, WebhookId id) {
        admins(chat).forEach(admin -> notices.seen(admin, Notices.idOf(admin, name(id))));
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

    private static String name(WebhookId id) {
        return "webhook/" + id;
    }

    private static NoticeKind kind(WebhookState state) {
        return switch (state) {
            case FAILED, ON, SWITCHED_OFF -> NoticeKind.WEBHOOK_FAILED;
            case GONE -> NoticeKind.WEBHOOK_GONE;
            case UNATTENDED -> NoticeKind.WEBHOOK_UNATTENDED;
        };
    }

    /** Without the path, which may hold a secret of the receiver's. */
    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
