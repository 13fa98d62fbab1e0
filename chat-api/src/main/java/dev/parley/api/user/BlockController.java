package dev.parley.api.user;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's own blocks. Nobody else is told. */
@RestController
@RequestMapping("/api/me/blocks")
@RequiredArgsConstructor
class BlockController {

    private final Blocks blocks;
    private final Users users;
    private final UserMapper mapper;

    /** @param users the first one blocked first; at most 1,000 */
    record BlockList(List<UserResponse> users) {}

    @GetMapping
    BlockList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        var blocked = blocks.of(login.userId());
        Map<UserId, User> byId = users.all(blocked).stream().collect(Collectors.toMap(User::id, Function.identity()));
        return new BlockList(
            blocked
                .stream()
                .flatMap(userId -> Stream.ofNullable(byId.get(userId)))
                .map(mapper::toResponse)
                .toList()
        );
    }

    @PutMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(Intent intent, @PathVariable UserId userId) {
        blocks.block(intent, userId);
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(Intent intent, @PathVariable UserId userId) {
        blocks.unblock(intent, userId);
    }
}
