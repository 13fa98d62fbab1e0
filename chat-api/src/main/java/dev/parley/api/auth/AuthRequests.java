package dev.parley.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The bodies of the authentication routes. What makes a good name or password the domain decides. */
final class AuthRequests {

    private AuthRequests() {}

    record RegisterRequest(
        @NotNull @Size(max = 100) String username,
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 500) String password
    ) {}

    record LoginRequest(@NotNull @Size(max = 100) String username, @NotNull @Size(max = 500) String password) {}
}
