package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user as others see them.
 *
 * @param deleted whether the account was deleted: then both names are empty
 * @param bot whether it is a program's account
 * @param avatar the picture, or null
 */
public record UserView(
    UserId id,
    String username,
    String displayName,
    boolean deleted,
    boolean bot,
    @JsonSetter(nulls = Nulls.SET) @Nullable AvatarId avatar
) {
    public static UserView of(User user) {
        return new UserView(user.id(), user.username(), user.displayName(), user.deleted(), user.bot(), user.avatar());
    }
}
