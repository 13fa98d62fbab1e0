package dev.parley.chat.user;

import dev.parley.chat.avatar.Avatar;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.image.Uploader;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The pictures of users, which everyone who is logged in may see. */
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
    public User change(UserId userId, byte @Nullable [] upload) {
        var avatar = upload == null ? null : avatars.add(userId.value(), new Uploader(userId.value()), upload);
        avatars.remove(users.exchangeAvatar(userId, avatar));
        publisher.publishEvent(new UserChanged(userId));
        return users.require(userId);
    }

    /** @throws ParleyException {@code NOT_FOUND} */
    public Avatar find(UserId userId, AvatarId avatarId) {
        return avatars.require(userId.value(), avatarId);
    }
}
