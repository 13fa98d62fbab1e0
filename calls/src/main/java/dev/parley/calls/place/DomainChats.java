package dev.parley.calls.place;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Asks the domain. */
@Component
@RequiredArgsConstructor
class DomainChats implements ChatRecords {

    private final ChatLog log;
    private final ChatAccess access;
    private final PersonalChats personalChats;
    private final Blocks blocks;
    private final BotAccounts bots;

    @Override
    public Optional<Chat> find(ChatId chat) {
        return log.find(chat);
    }

    @Override
    public Optional<Chat> recall(ChatId chat) {
        return log.recall(chat);
    }

    @Override
    public void ensure(ChatId chat, UserId asking) {
        personalChats.ensure(chat, asking);
    }

    @Override
    public void requireReachable(UserId user, UserId other) {
        personalChats.requirePossible(ChatId.personal(user, other), user);
        if (blocks.between(user, other)) {
            throw new ParleyException(ErrorCode.BLOCKED, Map.of("userId", other.value()));
        }
    }

    @Override
    public void require(Chat chat, UserId user, ChatAction action) {
        access.check(chat, user, action);
    }

    @Override
    public Optional<TimeOut> timeOut(Chat chat, UserId user) {
        return access.timeOut(chat, user);
    }

    @Override
    public void requireNoTimeOut(Chat chat, UserId user) {
        access.requireNoTimeOut(chat, user);
    }

    @Override
    public Set<UserId> bots(Collection<UserId> users) {
        return bots.among(users);
    }

    @Override
    public void requireUnblocked(ChatId chat, UserId user) {
        blocks.requireNone(chat, user);
    }
}
