package dev.parley.chat.user;

import dev.parley.chat.avatar.Avatar;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.image.Uploader;
import java.util.concurrent.atomic.AtomicReference;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The pictures of users. Everyone who is logged in may see the present one, as they may see the name; no former one. */
@Service
@RequiredArgsConstructor
public class UserAvatars {

    private final Users users;
    private final Avatars avatars;
    private final ApplicationEventPublisher publisher;

    /**
     * Gives the user a picture, or takes it away; returns the user after it.
     *
     * @param upload the bytes of an image, or null for no picture
     * @throws ParleyException as {@link Avatars#add}
     */
    public User change(Intent intent, byte @Nullable [] upload) {
        var userId = intent.actor();
        var avatar = upload == null ? null : avatars.add(userId.value(), new Uploader(userId.value()), upload);
        var former = new AtomicReference<@Nullable AvatarId>();
        boolean changed;
        try {
            changed = users.changeAvatar(intent, avatar, former::set);
        } catch (ParleyException refused) {
            // Only then: where the store has not answered, the user may have the picture.
            avatars.remove(avatar);
            throw refused;
        }
        avatars.remove(changed ? former.get() : avatar);
        if (changed) {
            publisher.publishEvent(new UserChanged(userId));
        }
        return users.require(userId);
    }

    /** @throws ParleyException {@code NOT_FOUND} */
    public Avatar find(UserId userId, AvatarId avatarId) {
        return users
            .find(userId)
            .filter(user -> avatarId.equals(user.avatar()))
            .map(_ -> avatars.require(userId.value(), avatarId))
            .orElseThrow(() -> new ParleyException(ErrorCode.NOT_FOUND));
    }
}
