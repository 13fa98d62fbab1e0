package dev.parley.api.telegram;

import dev.parley.api.telegram.BotApiRequests.AnswerCallbackQuery;
import dev.parley.api.telegram.BotApiRequests.EditMessageText;
import dev.parley.api.telegram.BotApiRequests.GetUpdates;
import dev.parley.api.telegram.BotApiRequests.SendMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the Bot API. Whatever goes wrong is a {@link BotApiException}, so that the token stays in here. */
@Slf4j
final class BotApiClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Less than {@link Outbox#CLAIM}. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_UPDATES = 50;
    private static final int UNKNOWN = 500;
    private static final int LONGEST_REFUSAL = 10_000;
    private static final List<String> WANTED = List.of("message", "callback_query");

    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
    private final String token;
    private final BotApi api;
    private final BotApi patientApi;
    private final Duration pollTimeout;
    private volatile @Nullable String username;

    BotApiClient(TelegramProperties properties) {
        pollTimeout = properties.pollTimeout();
        token = properties.token();
        String address = properties.apiAddress().toString().replaceAll("/$", "") + "/bot" + token;
        api = api(address, PATIENCE);
        patientApi = api(address, PATIENCE.plus(pollTimeout));
    }

    private BotApi api(String address, Duration patience) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(patience);
        var client = RestClient.builder()
            .baseUrl(address)
            .requestFactory(requests)
            .defaultStatusHandler(HttpStatusCode::isError, (_, response) -> refuse(response))
            .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(BotApi.class);
    }

    private void refuse(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        byte[] body = response.getBody().readNBytes(LONGEST_REFUSAL);
        try {
            throw refusal(status, JSON.readValue(body, BotApiReply.class));
        } catch (JacksonException _) {
            throw BotApiException.refused(status, "not in its own words", Duration.ZERO);
        }
    }

    private BotApiException refusal(int status, BotApiReply reply) {
        String description = String.valueOf(reply.description()).replace(token, "…");
        return BotApiException.refused(status, description, reply.retryAfter());
    }

    /** The name under which the bot is found; asked for once. */
    String username() {
        String known = username;
        if (known == null) {
            known = ask(api::getMe).path("username").asString("");
            username = known;
        }
        return known;
    }

    /** What is new, in order; waits a while where nothing is. */
    List<Update> updates(long offset) {
        var request = new GetUpdates(offset, MOST_UPDATES, pollTimeout.toSeconds(), WANTED);
        var updates = new ArrayList<Update>();
        for (JsonNode update : ask(() -> patientApi.getUpdates(request))) {
            updates.add(read(update));
        }
        return updates;
    }

    private static Update read(JsonNode update) {
        try {
            return JSON.treeToValue(update, Update.class);
        } catch (JacksonException unknown) {
            log.debug("An update of Telegram cannot be read: {}", unknown.getClass().getSimpleName());
            return Update.unreadable(update.path("update_id").asLong());
        }
    }

    /** Sends it; returns the id of the message that has come of it. */
    long send(Outgoing outgoing) {
        var result = ask(
            () ->
                switch (outgoing) {
                    case Outgoing.Message message -> api.sendMessage(SendMessage.of(message));
                    case Outgoing.Rewrite rewrite -> api.editMessageText(EditMessageText.of(rewrite));
                    case Outgoing.Answer answer -> api.answerCallbackQuery(AnswerCallbackQuery.of(answer));
                }
        );
        return result.path("message_id").asLong(0);
    }

    private JsonNode ask(Supplier<BotApiReply> request) {
        BotApiReply reply;
        try {
            reply = request.get();
        } catch (BotApiException refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            throw BotApiException.unanswered(failure);
        }
        if (!Boolean.TRUE.equals(reply.ok()) || reply.result() == null) {
            throw refusal(Objects.requireNonNullElse(reply.errorCode(), UNKNOWN), reply);
        }
        return reply.result();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
