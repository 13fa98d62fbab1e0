package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** What participants have measured of the calls that go on, in Redis until a call is recorded. The last report counts. */
@Component
@RequiredArgsConstructor
class QualityStore {

    private static final RedisScript<Long> REPORT = RedisScript.of(
        new ClassPathResource("quality.lua", QualityStore.class),
        Long.class
    );

    private final StringRedisTemplate redis;
    private final CallProperties properties;
    private final CallJson json = new CallJson();

    /** Without effect for a call that is over and recorded. */
    void put(CallId call, UserId user, CallQuality quality) {
        redis.execute(
            REPORT,
            List.of(CallStore.PREFIX + call, key(call)),
            user.value(),
            json.write(quality),
            String.valueOf(properties.ttl().toMillis())
        );
    }

    List<ParticipantQuality> of(CallId call) {
        return redis
            .<String, String>opsForHash()
            .entries(key(call))
            .entrySet()
            .stream()
            .map(entry -> new ParticipantQuality(new UserId(entry.getKey()), json.readQuality(entry.getValue())))
            .sorted(Comparator.comparing(measured -> measured.userId().value()))
            .toList();
    }

    static String key(CallId call) {
        return CallStore.PREFIX + "quality:" + call;
    }
}
