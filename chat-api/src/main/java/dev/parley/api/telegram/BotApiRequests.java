package dev.parley.api.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The bodies of requests to the Bot API, named as it has them. Texts go without {@code parse_mode}: nothing is markup. */
final class BotApiRequests {

    private static final String MENTION = "text_mention";

    private BotApiRequests() {}

    /** @param offset the first update that is wanted; those before it are done with */
    @JsonNaming(SnakeCaseStrategy.class)
    record GetUpdates(long offset, int limit, long timeout, List<String> allowedUpdates) {}

    /** @param protectContent whether it can be neither forwarded nor saved */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SendMessage(
        long chatId,
        String text,
        List<Entity> entities,
        LinkPreviewOptions linkPreviewOptions,
        boolean protectContent,
        @Nullable InlineKeyboard replyMarkup
    ) {
        static SendMessage of(Outgoing.Message message) {
            return new SendMessage(
                message.to(),
                message.line().text(),
                mentions(message.line()),
                LinkPreviewOptions.NONE,
                message.confidential(),
                InlineKeyboard.of(message.buttons())
            );
        }

        /** Without the text, which may be a link. */
        @Override
        public String toString() {
            return "SendMessage[" + chatId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record EditMessageText(
        long chatId,
        long messageId,
        String text,
        List<Entity> entities,
        LinkPreviewOptions linkPreviewOptions
    ) {
        static EditMessageText of(Outgoing.Rewrite rewrite) {
            return new EditMessageText(
                rewrite.to(),
                rewrite.messageId(),
                rewrite.line().text(),
                mentions(rewrite.line()),
                LinkPreviewOptions.NONE
            );
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AnswerCallbackQuery(String callbackQueryId, String text, boolean showAlert) {
        static AnswerCallbackQuery of(Outgoing.Answer answer) {
            return new AnswerCallbackQuery(answer.pressId(), answer.text(), answer.alert());
        }
    }

    /** Telegram is not to fetch a link for a preview. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LinkPreviewOptions(boolean isDisabled) {
        static final LinkPreviewOptions NONE = new LinkPreviewOptions(true);
    }

    /** A part of a text that leads to a person. Telegram finds no address, mention or command within it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Entity(String type, int offset, int length, User user) {
        record User(long id) {}
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record InlineKeyboard(List<List<InlineButton>> inlineKeyboard) {
        static @Nullable InlineKeyboard of(List<Outgoing.Button> buttons) {
            return buttons.isEmpty()
                ? null
                : new InlineKeyboard(
                      List.of(
                          buttons
                              .stream()
                              .map(button -> new InlineButton(button.text(), button.data()))
                              .toList()
                      )
                  );
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record InlineButton(String text, String callbackData) {}

    private static List<Entity> mentions(Line line) {
        return line
            .mentions()
            .stream()
            .map(each -> new Entity(MENTION, each.offset(), each.length(), new Entity.User(each.personId())))
            .toList();
    }
}
