package dev.parley.api.user;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.UserCaller;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.deletion.AccountDeletions;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's own account, and other users. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class UserController {

    private final Users users;
    private final AccountDeletions deletions;
    private final UserSearch search;
    private final UserMapper mapper;
    private final DisplayNames names;

    record NameRequest(@NotNull @Size(max = 500) String displayName) {}

    record UserList(List<UserResponse> users) {}

    @GetMapping("/me")
    UserResponse me(@AuthenticationPrincipal UserCaller caller) {
        return mapper.toResponse(users.require(caller.userId()));
    }

    /** Changes the user's display name: one line of 1 to 64 characters. */
    @PutMapping("/me/name")
    UserResponse rename(Intent intent, @Valid @RequestBody NameRequest body) {
        return mapper.toResponse(names.change(intent, body.displayName()));
    }

    /** Deletes one's account: every login ends, chats are passed on or left. What was written stays, without a name. */
    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody DeleteAccountRequest body,
        HttpServletRequest request
    ) {
        var source = PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
        deletions.delete(login.userId(), body.password(), source);
    }

    /**
     * Users whose user name, or a word of their display name, starts with {@code query}; without the user.
     *
     * @param online only those who are there, by used or idle connections, and do not hide
     */
    @GetMapping("/users")
    @Limited(Limit.SEARCHES)
    UserPage search(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") String query,
        @RequestParam(required = false) @Nullable String cursor,
        @RequestParam(defaultValue = "false") boolean online
    ) {
        return online ? search.online(login.userId(), query, cursor) : search.all(login.userId(), query, cursor);
    }

    /** Those of the users who exist, in any order. */
    @GetMapping("/users/known")
    UserList known(@RequestParam @Size(max = 100) List<UserId> ids) {
        return new UserList(users.all(ids).stream().map(mapper::toResponse).toList());
    }

    @GetMapping("/users/{userId}")
    UserResponse user(@PathVariable UserId userId) {
        return mapper.toResponse(users.require(userId));
    }
}
