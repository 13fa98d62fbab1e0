package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Standing;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Appends messages of users to chats. */
@Component
@RequiredArgsConstructor
class Posting {

    private final ChatAccess access;
    private final PersonalChats personalChats;
    private final ChatLog log;
    private final Blocks blocks;
    private final Clock clock;

    /**
     * Who posts where.
     *
     * @param paced whether slow mode holds for it
     * @param word of the list that the message has; null for none
     */
    record Post(UserId sender, ChatId chatId, String clientId, boolean paced, @Nullable FilteredWord word) {
        private Cause cause() {
            return Cause.message(sender, clientId);
        }
    }

    /** Appends a message, whose content is decided upon the chat as it stands. */
    LoggedEvent append(Post post, Function<Standing, MessageContent> content) {
        requireNoBlock(post.chatId(), post.sender(), post.cause().key());
        begin(post);
        return log
            .append(post.chatId(), post.cause(), standing -> {
                access.check(standing.chat(), post.sender(), ChatAction.POST);
                if (post.paced()) {
                    requirePace(standing.chat(), post.sender());
                }
                return new MessageSent(content.apply(standing));
            })
            .event();
    }

    /** No personal chat begins by a message that does not go out. */
    private void begin(Post post) {
        if (
            Screening.isStopped(post.word()) && post.chatId().personalPair().isPresent() && !log.exists(post.chatId())
        ) {
            personalChats.requirePossible(post.chatId(), post.sender());
            Screening.requirePassing(post.word());
        }
        personalChats.ensure(post.chatId(), post.sender());
    }

    /** What was done before there was a block is answered like the first time when it is repeated. */
    void requireNoBlock(ChatId chatId, UserId actor, String key) {
        try {
            blocks.requireNone(chatId, actor);
        } catch (ParleyException blocked) {
            if (log.findByKey(chatId, key).isEmpty()) {
                throw blocked;
            }
        }
    }

    private void requirePace(Chat chat, UserId sender) {
        var wait = ChatAccess.slowedFor(chat, sender, clock.instant());
        if (wait.isPositive()) {
            throw new ParleyException(ErrorCode.SLOW_MODE, Map.of("retryAfterMs", wait.toMillis()));
        }
    }
}
