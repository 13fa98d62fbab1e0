package dev.parley.calls.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The way of one node to Redis, on which a test may do something before each step, such as to let the node die. */
final class SteppedRedis {

    private final AtomicInteger steps = new AtomicInteger();
    private final StringRedisTemplate redis;
    private final ReactiveStringRedisTemplate batches;
    private volatile IntConsumer before = _ -> {};

    SteppedRedis(StringRedisTemplate shared) {
        var factory = Objects.requireNonNull(shared.getConnectionFactory());
        redis = new StringRedisTemplate(stepped(RedisConnectionFactory.class, factory));
        batches = new ReactiveStringRedisTemplate(stepped(ReactiveRedisConnectionFactory.class, factory));
    }

    StringRedisTemplate redis() {
        return redis;
    }

    ReactiveStringRedisTemplate batches() {
        return batches;
    }

    /** From now on, told the number of the step that is to come, from 0. */
    void before(IntConsumer step) {
        steps.set(0);
        before = step;
    }

    private <T> T stepped(Class<T> type, Object factory) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, arguments) -> {
                if (method.getName().endsWith("Connection")) {
                    before.accept(steps.getAndIncrement());
                }
                try {
                    return method.invoke(factory, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            })
        );
    }
}
