package dev.parley.api.auth;

import dev.parley.api.auth.PasskeyMessages.PasskeyAddressView;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about log-ins by the provider. None prints a code. */
final class ProviderRequests {

    private ProviderRequests() {}

    /** @param address at the provider, where the browser is to go */
    record ProviderLoginResponse(String address) {
        @Override
        public String toString() {
            return "ProviderLoginResponse[]";
        }
    }

    /**
     * What the provider has sent the browser back with.
     *
     * @param code null where the provider has refused
     * @param error why, by its own code
     * @param iss its issuer, where it tells it
     */
    record FinishProviderLoginRequest(
        @NotNull @Size(max = 500) String state,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 8_000) @Nullable String code,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 200) @Nullable String error,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 2_000) @Nullable String iss
    ) {
        @Override
        public String toString() {
            return "FinishProviderLoginRequest[]";
        }
    }

    /**
     * How one logs in here.
     *
     * @param password whether everybody may by a password; administrators always may
     * @param provider null where there is none
     * @param directory whose passwords are taken, too; null where there is none
     * @param passkeys for which pages they are
     */
    record LogInWays(
        boolean password,
        @Nullable ProviderView provider,
        @Nullable ProviderView directory,
        PasskeyAddressView passkeys
    ) {}

    /** @param name what users call it */
    record ProviderView(String name) {}
}
