package dev.parley.api.administration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about the room that files take. */
final class StorageResponses {

    private StorageResponses() {}

    /** In bytes; null for none. */
    record QuotasResponse(@Nullable Long person, @Nullable Long chat) {}

    record QuotasRequest(
        @JsonProperty(required = true) @Nullable Long person,
        @JsonProperty(required = true) @Nullable Long chat
    ) {}

    /**
     * @param bytes of all files of messages; one that was forwarded counts for each of its messages
     * @param quotas what holds for each person and for each chat
     */
    record StorageResponse(long bytes, long files, QuotasResponse quotas) {}

    /**
     * @param user null where the account is gone, and files are still there
     * @param limit how many bytes they may have; null for no limit
     * @param ownLimit whether it is decided for this person alone
     */
    record StoragePersonResponse(
        UserId userId,
        @Nullable UserResponse user,
        long bytes,
        long files,
        @Nullable Long limit,
        boolean ownLimit
    ) {}

    /** @param next the cursor of the next page, null at the end */
    record StoragePage(List<StoragePersonResponse> people, @Nullable String next) {}

    /**
     * @param own false for what holds for everybody
     * @param bytes how many they may have, null for no limit; of no meaning where it is not their own
     */
    record PersonQuotaRequest(@NotNull Boolean own, @JsonProperty(required = true) @Nullable Long bytes) {}

    /** @param limit null for none */
    record OwnStorageResponse(long bytes, @Nullable Long limit) {}
}
