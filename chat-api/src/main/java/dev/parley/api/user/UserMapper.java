package dev.parley.api.user;

import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import org.mapstruct.Mapper;

/** Users to responses. */
@Mapper
public interface UserMapper {
    UserResponse toResponse(User user);

    UserPage toResponse(Users.Page page);
}
