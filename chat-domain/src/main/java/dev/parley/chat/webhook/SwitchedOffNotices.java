package dev.parley.chat.webhook;

import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.NoticeKind;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the webhooks that the server or an administrator of it has switched off, and has those told who can switch them on
 * again or ask for it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class SwitchedOffNotices {

    private final WebhookQueue queue;
    private final WebhookNotices notices;
    private final ChatLog chats;

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
        var suspension = webhook.suspension();
        notices.tell(
            chat,
            webhook.id().value(),
            kind(webhook.state()),
            origin(webhook.address()),
            suspension == null ? "" : suspension.reason(),
            webhook.stateSince()
        );
    }

    private static NoticeKind kind(WebhookState state) {
        return switch (state) {
            case FAILED, ON, SWITCHED_OFF -> NoticeKind.WEBHOOK_FAILED;
            case GONE -> NoticeKind.WEBHOOK_GONE;
            case UNATTENDED -> NoticeKind.WEBHOOK_UNATTENDED;
            case SUSPENDED -> NoticeKind.WEBHOOK_SUSPENDED;
        };
    }

    /** Without the path, which may hold a secret of the receiver's. */
    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
