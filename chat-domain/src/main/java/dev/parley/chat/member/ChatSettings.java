package dev.parley.chat.member;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.avatar.Avatar;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.image.Uploader;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.AvatarChanged;
import dev.parley.chat.log.EventBody.ProfileChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.log.NewEvent;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How a group or channel presents itself, and what its members may do. */
@Service
@RequiredArgsConstructor
public class ChatSettings {

    static final List<Integer> SLOW_MODES = List.of(0, 5, 10, 30, 60, 300, 900, 3600);

    private final ChatAccess access;
    private final Avatars avatars;
    private final ChatLog log;
    private final IdGenerator ids;

    /** @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public void changeProfile(UserId actor, ChatId chatId, String title, String description) {
        var profile = new ChatProfile(ChatTexts.title(title), ChatTexts.description(description));
        log.append(chatId, chat -> {
            ChatAccess.check(chat, actor, ChatAction.CHANGE_PROFILE);
            return profile.withAvatar(chat.profile().avatar()).equals(chat.profile())
                ? null
                : event(actor, new ProfileChanged(profile));
        });
    }

    /**
     * Gives the chat a picture, or takes it away.
     *
     * @param upload the bytes of an image, or null for no picture
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, and as {@link Avatars#add}
     */
    public void changeAvatar(UserId actor, ChatId chatId, byte @Nullable [] upload) {
        var before = access.require(chatId, actor, ChatAction.CHANGE_PROFILE).profile().avatar();
        var avatar = upload == null ? null : avatars.add(chatId.value(), new Uploader(actor.value()), upload);
        try {
            log.append(chatId, chat -> {
                ChatAccess.check(chat, actor, ChatAction.CHANGE_PROFILE);
                return Objects.equals(avatar, chat.profile().avatar()) ? null : event(actor, new AvatarChanged(avatar));
            });
        } catch (ParleyException refused) {
            avatars.remove(avatar);
            throw refused;
        }
        avatars.remove(before);
    }

    /** The chat's picture, for its members. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code NOT_FOUND} */
    public Avatar avatar(UserId reader, ChatId chatId, AvatarId avatarId) {
        access.require(chatId, reader, ChatAction.READ);
        return avatars.require(chatId.value(), avatarId);
    }

    /**
     * @throws ParleyException {@code INVALID_REQUEST} for a slow mode that is none of {@link #SLOW_MODES},
     *     {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}
     */
    public void changeRules(UserId actor, ChatId chatId, ChatRules rules) {
        if (!SLOW_MODES.contains(rules.slowModeSeconds())) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("slowModeSeconds", "must be one of " + SLOW_MODES)
            );
        }
        log.append(chatId, chat -> {
            ChatAccess.check(chat, actor, ChatAction.CHANGE_RULES);
            return rules.equals(chat.rules()) ? null : event(actor, new RulesChanged(rules));
        });
    }

    private NewEvent event(UserId actor, EventBody body) {
        return new NewEvent(actor, "event/" + ids.next(), body);
    }
}
