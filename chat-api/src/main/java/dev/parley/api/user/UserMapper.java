package dev.parley.api.user;

import dev.parley.chat.user.User;
import org.mapstruct.Mapper;

/** Maps users to responses. */
@Mapper
public interface UserMapper {
    UserResponse toResponse(User user);
}
