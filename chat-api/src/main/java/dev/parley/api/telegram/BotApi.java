package dev.parley.api.telegram;

import dev.parley.api.telegram.BotApiRequests.AnswerCallbackQuery;
import dev.parley.api.telegram.BotApiRequests.EditMessageText;
import dev.parley.api.telegram.BotApiRequests.GetUpdates;
import dev.parley.api.telegram.BotApiRequests.SendMessage;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the bot uses of Telegram's Bot API (core.telegram.org/bots/api). */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface BotApi {
    @GetExchange("/getMe")
    BotApiReply getMe();

    @PostExchange(url = "/getUpdates", contentType = MediaType.APPLICATION_JSON_VALUE)
    BotApiReply getUpdates(@RequestBody GetUpdates request);

    @PostExchange(url = "/sendMessage", contentType = MediaType.APPLICATION_JSON_VALUE)
    BotApiReply sendMessage(@RequestBody SendMessage request);

    @PostExchange(url = "/editMessageText", contentType = MediaType.APPLICATION_JSON_VALUE)
    BotApiReply editMessageText(@RequestBody EditMessageText request);

    @PostExchange(url = "/answerCallbackQuery", contentType = MediaType.APPLICATION_JSON_VALUE)
    BotApiReply answerCallbackQuery(@RequestBody AnswerCallbackQuery request);
}
