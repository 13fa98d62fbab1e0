package dev.parley.chat.moderation;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.held.HeldMessage;
import dev.parley.chat.held.HeldMessage.State;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.held.HeldMessages;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.message.Draft;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The messages that wait for an administrator. Everybody else is refused with {@code FORBIDDEN}. A decision is written down
 * first, by one of those who decide at once, and then carried out; what a node has left that died, another one finishes.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class HeldQueue {

    private static final int PAGE = 20;
    private static final int LEFT_AT_ONCE = 100;
    private static final Duration LEFT_AFTER = Duration.ofMinutes(1);

    private final Administrators administrators;
    private final HeldMessages held;
    private final Messages messages;
    private final ChatLog chats;
    private final Telling telling;
    private final Locks locks;
    private final AuditLog audit;
    private final Clock clock;

    /** @param next the cursor of the next page, null at the end */
    public record Page(List<HeldMessage> messages, @Nullable HeldMessageId next) {}

    /** Those that wait, the eldest first. */
    public Page list(UserId asking, @Nullable HeldMessageId cursor) {
        administrators.require(asking);
        var found = held.waiting(cursor, PAGE + 1);
        if (found.size() <= PAGE) {
            return new Page(found, null);
        }
        var page = List.copyOf(found.subList(0, PAGE));
        return new Page(page, page.getLast().id());
    }

    /**
     * Sends the message as its sender, now. It is not sent where the sender could not send it now: who was removed, banned,
     * timed out, blocked or locked, and who has deleted what it needs.
     *
     * @return the message, which is sent, or refused with the reason
     * @throws ParleyException {@code HELD_MESSAGE_NOT_FOUND} also where another administrator was first
     */
    public HeldMessage approve(Intent intent, HeldMessageId id) {
        return decide(intent, id, State.APPROVED, "");
    }

    /**
     * Refuses the message, and tells its sender.
     *
     * @param reason that the sender is told, at most 500 characters; may be empty
     * @return the message, which is refused; or sent, where its sender could send it meanwhile
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}; as {@link #approve}
     */
    public HeldMessage refuse(Intent intent, HeldMessageId id, String reason) {
        return decide(intent, id, State.REFUSED, ModerationTexts.require("reason", reason));
    }

    private HeldMessage decide(Intent intent, HeldMessageId id, State wanted, String reason) {
        administrators.require(intent.actor());
        var waiting = require(id);
        var decision = isSent(waiting) ? State.APPROVED : wanted;
        var decided = held.decide(id, decision, intent.key(), reason, clock.instant());
        if (decided.isPresent()) {
            boolean approved = decision == State.APPROVED;
            audit.add(
                approved ? AuditKind.HELD_MESSAGE_APPROVED : AuditKind.HELD_MESSAGE_REFUSED,
                intent.actor(),
                waiting.sender(),
                Map.of("chatId", waiting.place().chatId().value())
            );
            finish(decided.get());
        } else if (!held.isDecidedBy(id, intent.key())) {
            throw notFound();
        } else if (waiting.state() == State.APPROVED) {
            // By a node that may have died before it was sent.
            finish(waiting);
        }
        return require(id);
    }

    /** The sender may have sent it again, when the word was off the list. */
    private boolean isSent(HeldMessage message) {
        String key = Cause.message(message.sender(), message.clientId()).key();
        return chats.findByKey(message.place().chatId(), key).isPresent();
    }

    private void finish(HeldMessage decided) {
        if (decided.state() == State.APPROVED) {
            send(decided);
        } else {
            telling.refused(decided, held.reasonOf(decided.id()));
            held.finish(decided.id(), State.REFUSED, null, clock.instant());
        }
    }

    private void send(HeldMessage approved) {
        try {
            if (!isSent(approved)) {
                locks.requireUnlocked(approved.sender());
            }
            messages.sendApproved(
                new Draft(
                    approved.sender(),
                    approved.place().chatId(),
                    approved.clientId(),
                    approved.text(),
                    approved.replyTo(),
                    approved.files().stream().map(HeldMessage.File::id).toList()
                )
            );
            held.finish(approved.id(), State.SENT, null, clock.instant());
        } catch (ParleyException impossible) {
            if (impossible.code() == ErrorCode.UNAVAILABLE) {
                throw impossible;
            }
            telling.refused(approved, "");
            held.finish(approved.id(), State.REFUSED, impossible.code(), clock.instant());
            // Who asked in between was told that it waits.
            telling.refused(approved, "");
        }
    }

    /** Finishes what a node has begun that died. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    public void finishLeft() {
        for (HeldMessage left : held.unfinished(clock.instant().minus(LEFT_AFTER), LEFT_AT_ONCE)) {
            try {
                finish(left);
            } catch (RuntimeException failure) {
                log.warn("A held message is not finished yet: {}", failure.toString());
            }
        }
    }

    private HeldMessage require(HeldMessageId id) {
        return held.find(id).orElseThrow(HeldQueue::notFound);
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.HELD_MESSAGE_NOT_FOUND);
    }
}
