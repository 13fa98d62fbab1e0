package dev.parley.chat.member;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.ProfileChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.log.NewEvent;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** How a group or channel presents itself, and what its members may do. */
@Service
@RequiredArgsConstructor
public class ChatSettings {

    private final ChatLog log;
    private final IdGenerator ids;

    /** @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public void changeProfile(UserId actor, ChatId chatId, String title, String description) {
        var profile = new ChatProfile(ChatTexts.title(title), ChatTexts.description(description));
        log.append(chatId, chat -> {
            ChatAccess.check(chat, actor, ChatAction.CHANGE_PROFILE);
            return profile.equals(chat.profile()) ? null : event(actor, new ProfileChanged(profile));
        });
    }

    /** @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public void changeRules(UserId actor, ChatId chatId, ChatRules rules) {
        log.append(chatId, chat -> {
            ChatAccess.check(chat, actor, ChatAction.CHANGE_RULES);
            return rules.equals(chat.rules()) ? null : event(actor, new RulesChanged(rules));
        });
    }

    private NewEvent event(UserId actor, EventBody body) {
        return new NewEvent(actor, "event/" + ids.next(), body);
    }
}
