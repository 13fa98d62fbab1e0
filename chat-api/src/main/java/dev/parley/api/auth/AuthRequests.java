package dev.parley.api.auth;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The bodies of the authentication routes. The domain decides what is a valid name or password. None prints a password. */
final class AuthRequests {

    private AuthRequests() {}

    /**
     * @param invite the token of an invite to register, where registering takes one
     * @param emailToken the token of a mail, where registering takes an e-mail address
     */
    record RegisterRequest(
        @NotNull @Size(max = 100) String username,
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 500) String password,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 100) @Nullable String invite,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 100) @Nullable String emailToken
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

    record SecondStepRequest(@NotNull @Size(max = 100) String challenge, @NotNull @Size(max = 100) String code) {
        @Override
        public String toString() {
            return "SecondStepRequest[]";
        }
    }

    record BeginSecondFactorRequest(@NotNull @Size(max = 500) String password) {
        @Override
        public String toString() {
            return "BeginSecondFactorRequest[]";
        }
    }

    record CodeRequest(@NotNull @Size(max = 100) String code) {
        @Override
        public String toString() {
            return "CodeRequest[]";
        }
    }

    /** @param code of the app, or a recovery code */
    record PasswordAndCodeRequest(@NotNull @Size(max = 500) String password, @NotNull @Size(max = 100) String code) {
        @Override
        public String toString() {
            return "PasswordAndCodeRequest[]";
        }
    }
}
