package dev.parley.api.telegram;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** Where in Redis what is of the bot. On a cluster it is all in one place, so that a script may change several at once. */
final class Keys {

    static final String DUE = key("questions-due");
    static final String OUTBOX = key("outbox");
    static final String OUTBOX_TEXTS = key("outbox-texts");
    static final String POLLER = key("poller");

    private Keys() {}

    static String question(long askerId) {
        return key("question:" + askerId);
    }

    static String done(String mark) {
        return key("done:" + mark);
    }

    private static String key(String name) {
        return "parley:{telegram}:" + name;
    }

    static <T> RedisScript<T> script(String name, Class<T> answer) {
        return RedisScript.of(new ClassPathResource(name, Keys.class), answer);
    }
}
