package dev.parley.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The bodies of the authentication routes. The domain decides what is a valid name or password. */
final class AuthRequests {

    private AuthRequests() {}

    record RegisterRequest(
        @NotNull @Size(max = 100) String username,
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 500) String password
    ) {}

    record LoginRequest(@NotNull @Size(max = 100) String username, @NotNull @Size(max = 500) String password) {}
}
