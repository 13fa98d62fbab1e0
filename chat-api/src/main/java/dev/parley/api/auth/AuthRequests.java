package dev.parley.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The bodies of the authentication routes. The domain decides what is a valid name or password. None prints a password. */
final class AuthRequests {

    private AuthRequests() {}

    record RegisterRequest(
        @NotNull @Size(max = 100) String username,
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 500) String password
    ) {
        @Override
        public String toString() {
            return "RegisterRequest[" + username + "]";
        }
    }

    record LoginRequest(@NotNull @Size(max = 100) String username, @NotNull @Size(max = 500) String password) {
        @Override
        public String toString() {
            return "LoginRequest[" + username + "]";
        }
    }

    record ChangePasswordRequest(
        @NotNull @Size(max = 500) String password,
        @NotNull @Size(max = 500) String newPassword
    ) {
        @Override
        public String toString() {
            return "ChangePasswordRequest[]";
        }
    }
}
