package dev.parley.chat.member;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.avatar.Avatar;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.image.Uploader;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.EventBody.AvatarChanged;
import dev.parley.chat.log.EventBody.ProfileChanged;
import dev.parley.chat.log.EventBody.RulesChanged;
import dev.parley.chat.user.Intent;
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

    private static final int KEPT_DAYS_MAX = 36_500;

    private final ChatAccess access;
    private final Avatars avatars;
    private final ChatLog log;
    private final Screening screening;

    /** @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code MESSAGE_NOT_ALLOWED} */
    public void changeProfile(Intent intent, ChatId chatId, String title, String description) {
        var profile = new ChatProfile(ChatTexts.title(title), ChatTexts.description(description));
        var word = screening.look(profile.words());
        log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            access.check(chat, intent.actor(), ChatAction.CHANGE_PROFILE);
            if (profile.withAvatar(chat.profile().avatar()).equals(chat.profile())) {
                return null;
            }
            Screening.requireAllowed(word);
            return new ProfileChanged(profile);
        });
    }

    /**
     * Gives the chat a picture, or takes it away.
     *
     * @param upload the bytes of an image, or null for no picture
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, and as {@link Avatars#add}
     */
    public void changeAvatar(Intent intent, ChatId chatId, byte @Nullable [] upload) {
        access.require(chatId, intent.actor(), ChatAction.CHANGE_PROFILE);
        var avatar = upload == null ? null : avatars.add(chatId.value(), new Uploader(intent.actor().value()), upload);
        var former = new Former();
        try {
            var appended = log.append(chatId, Cause.of(intent), standing -> {
                var chat = standing.chat();
                access.check(chat, intent.actor(), ChatAction.CHANGE_PROFILE);
                former.avatar = chat.profile().avatar();
                return Objects.equals(avatar, former.avatar) ? null : new AvatarChanged(avatar);
            });
            // Of a repeat nobody has the new picture, and the present one may be a later one.
            avatars.remove(appended.repeated() ? avatar : former.avatar);
        } catch (ParleyException refused) {
            avatars.remove(avatar);
            throw refused;
        }
    }

    /** What a decision has seen last. */
    private static final class Former {

        private @Nullable AvatarId avatar;
    }

    /** The chat's picture, for its members. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code NOT_FOUND} */
    public Avatar avatar(UserId reader, ChatId chatId, AvatarId avatarId) {
        var chat = access.require(chatId, reader, ChatAction.READ);
        if (!avatarId.equals(chat.profile().avatar())) {
            throw new ParleyException(ErrorCode.NOT_FOUND);
        }
        return avatars.require(chatId.value(), avatarId);
    }

    /**
     * @throws ParleyException {@code INVALID_REQUEST} for a slow mode that is none of {@link #SLOW_MODES}, and for messages kept
     *     for less than a day or more than {@value #KEPT_DAYS_MAX}; {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}
     */
    public void changeRules(Intent intent, ChatId chatId, ChatRules rules) {
        if (!SLOW_MODES.contains(rules.slowModeSeconds())) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("slowModeSeconds", "must be one of " + SLOW_MODES)
            );
        }
        if (rules.keptDays() instanceof Integer days && (days < 1 || days > KEPT_DAYS_MAX)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("keptDays", "must be 1 to " + KEPT_DAYS_MAX));
        }
        log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            access.check(chat, intent.actor(), ChatAction.CHANGE_RULES);
            return rules.equals(chat.rules()) ? null : new RulesChanged(rules);
        });
    }
}
