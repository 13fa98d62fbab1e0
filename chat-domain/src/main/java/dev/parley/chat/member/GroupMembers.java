package dev.parley.chat.member;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Memberships that follow the groups of a provider, as the configuration wants it. The log says that the user came and left. */
@Service
@RequiredArgsConstructor
public class GroupMembers {

    private final Joining joining;
    private final Entrance entrance;
    private final ChatLog log;
    private final IdGenerator ids;

    /**
     * Makes the user a member of a group or channel.
     *
     * @return false where the user is one already
     * @throws ParleyException {@code CHAT_NOT_FOUND} also for a personal chat; else as {@link Joining#join}
     */
    public boolean join(UserId userId, ChatId chatId) {
        if (chatId.personalPair().isPresent()) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        var present = log.find(chatId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        if (present.member(userId).isPresent()) {
            return false;
        }
        joining.join(new Intent(userId, "provider/" + ids.next()), chatId, chat -> {
            if (chat.isDeleted()) {
                throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
            }
            return new MemberJoined(null, null);
        });
        return true;
    }

    /** Takes the user out of the chat again; its owner stays, without whom it would be nobody's. */
    public void leave(UserId userId, ChatId chatId) {
        if (log.find(chatId).isEmpty()) {
            return;
        }
        log.append(chatId, Cause.ofServer(userId, "provider/" + ids.next()), standing ->
            standing
                .chat()
                .member(userId)
                .filter(member -> member.role() != Role.OWNER)
                .map(_ -> new MemberLeft())
                .orElse(null)
        );
        entrance.forget(chatId, userId);
    }
}
