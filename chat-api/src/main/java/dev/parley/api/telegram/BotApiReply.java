package dev.parley.api.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the Bot API answers.
 *
 * @param result null where it refuses
 * @param description why it refuses, in Telegram's words
 */
@JsonNaming(SnakeCaseStrategy.class)
record BotApiReply(
    @Nullable Boolean ok,
    @Nullable JsonNode result,
    @Nullable Integer errorCode,
    @Nullable String description,
    @Nullable Parameters parameters
) {
    /** @param retryAfter seconds */
    @JsonNaming(SnakeCaseStrategy.class)
    record Parameters(@Nullable Integer retryAfter) {}

    Duration retryAfter() {
        return parameters == null || parameters.retryAfter() == null
            ? Duration.ZERO
            : Duration.ofSeconds(parameters.retryAfter());
    }
}
