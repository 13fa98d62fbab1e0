package dev.parley.api.call;

import dev.parley.calls.history.CallHistory;
import dev.parley.calls.session.CallRecord;
import dev.parley.calls.session.CallRecorder;
import dev.parley.calls.session.CallableChats;
import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.user.UserId;
import java.util.Locale;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Gives the calls module its chats: who may be called in one, and the log in which an ended call is recorded. */
@Component
@RequiredArgsConstructor
class CallChats implements CallableChats, CallRecorder {

    private final ChatAccess access;
    private final PersonalChats personalChats;
    private final ChatLog log;
    private final CallHistory history;
    private final Blocks blocks;

    @Override
    public Set<UserId> requireMembers(ChatId chatId, UserId asking) {
        personalChats.ensure(chatId, asking);
        return access.require(chatId, asking, ChatAction.CALL).members().keySet();
    }

    @Override
    public boolean isMember(ChatId chatId, UserId user) {
        return (
            chatId.concerns(user) &&
            log
                .find(chatId)
                .filter(chat -> chat.members().containsKey(user))
                .isPresent()
        );
    }

    @Override
    public Set<UserId> requireReachable(ChatId chatId, UserId caller) {
        requireUnblocked(chatId, caller);
        return requireMembers(chatId, caller);
    }

    @Override
    public void requireUnblocked(ChatId chatId, UserId user) {
        blocks.requireNone(chatId, user);
    }

    /** Idempotent, as {@link CallHistory} is: the event's key is the call's id. */
    @Override
    public void record(CallRecord ended) {
        history.record(ended);
        if (!log.exists(ended.chatId())) {
            return;
        }
        var body = new CallRecorded(
            ended.callId().value(),
            lowerCase(ended.kind()),
            lowerCase(ended.outcome()),
            ended.durationMs()
        );
        log.append(ended.chatId(), Cause.ofServer(ended.startedBy(), "call/" + ended.callId()), _ -> body);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
