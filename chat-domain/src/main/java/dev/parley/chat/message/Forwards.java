package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.ForwardOrigin;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sends on what was written in one chat to others. */
@Service
@RequiredArgsConstructor
public class Forwards {

    public static final int TARGETS_MAX = 20;

    private final ChatAccess access;
    private final ChatLog log;
    private final Messages messages;

    /**
     * A chat to forward to.
     *
     * @param clientId as for {@link Messages#send}: with the same one it is the same message
     */
    public record Target(ChatId chatId, String clientId) {}

    /**
     * What became of one target: the place of the message there, or why there is none.
     *
     * @param seq null when refused
     * @param refused null when sent
     */
    public record Result(ChatId chatId, @Nullable Long seq, @Nullable ErrorCode refused) {}

    /**
     * Forwards the message as it is now, with its files, to up to 20 chats. It mentions nobody there. A target that refuses
     * it does not keep it from the others.
     *
     * @throws ParleyException {@code INVALID_REQUEST}; {@code CHAT_NOT_FOUND} and {@code MESSAGE_NOT_FOUND} for the source
     */
    public List<Result> forward(UserId actor, ChatId chatId, long seq, List<Target> targets) {
        requireTargets(targets);
        access.require(chatId, actor, ChatAction.READ);
        var source = log
            .read(chatId, seq, seq)
            .stream()
            .filter(event -> event.body() instanceof MessageSent sent && !sent.state().deleted())
            .findFirst()
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
        var results = new ArrayList<Result>();
        for (Target target : targets) {
            results.add(forward(actor, source, target));
        }
        return results;
    }

    private Result forward(UserId actor, LoggedEvent source, Target target) {
        var content = ((MessageSent) source.body()).content();
        var origin = content.forwarded() instanceof ForwardOrigin first ? first : origin(source);
        try {
            var message = messages.forward(actor, target.chatId(), target.clientId(), content, origin);
            return new Result(target.chatId(), message.seq(), null);
        } catch (ParleyException refusal) {
            return new Result(target.chatId(), null, refusal.code());
        }
    }

    private static ForwardOrigin origin(LoggedEvent source) {
        return source.chatId().personalPair().isPresent()
            ? new ForwardOrigin(source.actor(), null, 0)
            : new ForwardOrigin(source.actor(), source.chatId(), source.seq());
    }

    private static void requireTargets(List<Target> targets) {
        var chats = new HashSet<ChatId>();
        targets.forEach(target -> {
            Intent.requireClientId(target.clientId());
            chats.add(target.chatId());
        });
        if (targets.isEmpty() || targets.size() > TARGETS_MAX || chats.size() < targets.size()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("targets", "must be 1 to " + TARGETS_MAX + " different chats")
            );
        }
    }
}
