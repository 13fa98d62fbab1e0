package dev.parley.api.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/** The questions that are not settled, in Redis: one text for each asker. They change by {@link Steps}. */
@RequiredArgsConstructor
class Questions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RedisScript<Long> FORGET = Keys.script("forget.lua", Long.class);
    private static final int MOST = 100;

    private final StringRedisTemplate redis;

    /** A question and the text that it stands in. */
    record Found(Question question, String stored) {}

    Optional<Found> of(long askerId) {
        return Optional.ofNullable(redis.opsForValue().get(Keys.question(askerId))).map(stored ->
            new Found(JSON.readValue(stored, Question.class), stored)
        );
    }

    Optional<Found> find(QuestionRef wanted) {
        return of(wanted.askerId()).filter(found -> found.question().id().equals(wanted.questionId()));
    }

    static String write(Question question) {
        return JSON.writeValueAsString(question);
    }

    /** The askers whose questions are to be looked at. */
    List<Long> due(Instant now) {
        Set<String> due = redis.opsForZSet().rangeByScore(Keys.DUE, 0, now.toEpochMilli(), 0, MOST);
        var askers = new ArrayList<Long>();
        Objects.requireNonNullElse(due, Set.<String>of()).forEach(asker -> askers.add(Long.valueOf(asker)));
        return askers;
    }

    /** There is none of this asker to be looked at, unless there is one again. */
    void forget(long askerId) {
        redis.execute(FORGET, List.of(Keys.question(askerId), Keys.DUE), Long.toString(askerId));
    }
}
