package dev.parley.api.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What somebody has told the bot, as the Bot API has it.
 *
 * @param message null unless it is one
 * @param callbackQuery a button that was pressed, else null
 */
@JsonNaming(SnakeCaseStrategy.class)
record Update(long updateId, @Nullable Message message, @Nullable Press callbackQuery) {
    private static final String PRIVATE = "private";

    /** One that has nothing for the bot. */
    static Update unreadable(long id) {
        return new Update(id, null, null);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Message(long messageId, @Nullable Sender from, Place chat, @Nullable String text) {
        boolean isPrivate() {
            return PRIVATE.equals(chat.type());
        }
    }

    /** @param type {@code private} where one person alone talks to the bot */
    @JsonNaming(SnakeCaseStrategy.class)
    record Place(long id, String type) {}

    /** @param data what the bot has given the button */
    @JsonNaming(SnakeCaseStrategy.class)
    record Press(String id, Sender from, @Nullable Message message, @Nullable String data) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Sender(
        long id,
        boolean isBot,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode
    ) {}
}
