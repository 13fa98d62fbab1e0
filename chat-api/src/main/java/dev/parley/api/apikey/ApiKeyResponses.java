package dev.parley.api.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.chat.apikey.ApiKey;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.apikey.ApiKeys.Created;
import dev.parley.chat.apikey.ApiScope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of API keys. */
final class ApiKeyResponses {

    private ApiKeyResponses() {}

    /** @param expiresInSeconds 60 to 31,622,400 (366 days); null for no end. The server may be configured to less */
    record CreateApiKeyRequest(
        @NotNull @Size(max = 500) String name,
        @NotNull @Size(max = 10) List<@NotNull ApiScope> scopes,
        @JsonProperty(required = true) @Nullable Long expiresInSeconds
    ) {}

    /**
     * A key without its secret.
     *
     * @param lastUsedAt up to a minute early; null when it was never used
     * @param expiresAt null for never
     */
    record ApiKeyResponse(
        ApiKeyId id,
        String name,
        List<ApiScope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt
    ) {
        static ApiKeyResponse of(ApiKey key) {
            return new ApiKeyResponse(
                key.id(),
                key.name(),
                key.scopes().stream().sorted().toList(),
                key.createdAt(),
                key.lastUsedAt(),
                key.expiresAt()
            );
        }
    }

    /** @param text the whole key, which is never told again */
    record CreatedApiKey(ApiKeyResponse key, String text) {
        static CreatedApiKey of(Created created) {
            return new CreatedApiKey(ApiKeyResponse.of(created.key()), created.text().reveal());
        }

        /** Without the text, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CreatedApiKey[" + key + "]";
        }
    }

    /**
     * @param keys the latest first, expired ones among them
     * @param maxLifetimeSeconds how long a new one may be valid; null where it may be valid for ever
     */
    record ApiKeyList(List<ApiKeyResponse> keys, @Nullable Long maxLifetimeSeconds) {}
}
