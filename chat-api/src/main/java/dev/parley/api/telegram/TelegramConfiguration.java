package dev.parley.api.telegram;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that the bot consists of. None of it is a component by itself, so without a token there is none of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelegramConfigured.class)
@EnableConfigurationProperties(TelegramProperties.class)
@Import({
    BotApiClient.class,
    PollingLease.class,
    TelegramPeople.class,
    Questions.class,
    Outbox.class,
    Replies.class,
    Steps.class,
    OutboxSender.class,
    Asking.class,
    Answering.class,
    Connecting.class,
    QuestionUpkeep.class,
    Conversation.class,
    UpdateHandler.class,
    UpdatePoller.class,
    TelegramCallBacks.class,
    Bot.class,
})
class TelegramConfiguration {}
