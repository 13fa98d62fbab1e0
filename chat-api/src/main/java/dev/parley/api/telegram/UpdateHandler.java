package dev.parley.api.telegram;

import com.mongodb.MongoException;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.dao.DataAccessException;

/** Does what an update asks for, once. */
@Slf4j
@RequiredArgsConstructor
class UpdateHandler {

    private final TelegramPeople people;
    private final RateLimits limits;
    private final Steps steps;
    private final Conversation conversation;
    private final Answering answering;

    /** @throws RuntimeException where a store is away, and the update is to be handled later */
    void handle(Update update) {
        String cause = "update/" + update.updateId();
        try {
            if (!steps.isDone(cause)) {
                dispatch(cause, update);
            }
        } catch (DataAccessException | MongoException | BotApiException away) {
            throw away;
        } catch (RuntimeException fault) {
            if (fault instanceof ParleyException refusal && refusal.code() == ErrorCode.UNAVAILABLE) {
                throw refusal;
            }
            steps.take(cause, () -> Steps.Step.of(null));
            log.error("Update {} of Telegram is left out", update.updateId(), fault);
        }
    }

    /** In groups and channels, and among bots, the bot is silent. */
    private void dispatch(String cause, Update update) {
        if (update.callbackQuery() instanceof Update.Press press && isHeard(press.from())) {
            answering.pressed(cause, press, people.meet(press.from()));
        } else if (
            update.message() instanceof Update.Message message &&
            message.isPrivate() &&
            message.from() instanceof Update.Sender sender &&
            isHeard(sender)
        ) {
            conversation.said(cause, message.text() == null ? "" : message.text(), people.meet(sender));
        }
    }

    private boolean isHeard(Update.Sender sender) {
        return !sender.isBot() && limits.tryTake(Limit.TELEGRAM_UPDATES, Long.toString(sender.id()), 1).isZero();
    }
}
