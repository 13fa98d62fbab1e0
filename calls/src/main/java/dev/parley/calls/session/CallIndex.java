package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.chat.redis.RedisBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which calls concern each person, in Redis: a hash of the person with the version from which each call does. An entry is made
 * before the state is written and removed after, so there may be too many; the state tells.
 */
@Component
@RequiredArgsConstructor
class CallIndex {

    private static final RedisScript<Long> ENLIST = RedisScript.of(
        new ClassPathResource("enlist.lua", CallIndex.class),
        Long.class
    );
    private static final RedisScript<Long> DELIST = RedisScript.of(
        new ClassPathResource("delist.lua", CallIndex.class),
        Long.class
    );

    private final ReactiveStringRedisTemplate redis;
    private final CallProperties properties;

    /** The call concerns them from this version of it on. */
    void add(Collection<Person> people, CallId call, long version) {
        var arguments = List.of(
            call.value(),
            String.valueOf(version),
            String.valueOf(properties.indexTtl().toMillis())
        );
        RedisBatch.run(
            people
                .stream()
                .map(person -> redis.execute(ENLIST, List.of(CallKeys.callsOf(person)), arguments).then())
                .toList()
        );
    }

    /** At this version of the call it does not concern them. */
    void remove(Collection<Person> people, CallId call, long version) {
        var arguments = List.of(call.value(), String.valueOf(version));
        RedisBatch.run(
            people
                .stream()
                .map(person -> redis.execute(DELIST, List.of(CallKeys.callsOf(person)), arguments).then())
                .toList()
        );
    }

    /** Extends the lifetime of all that stands around a call in this state. */
    void keep(CallId id, CallState state) {
        var keys = Stream.of(
            CallChange.place(state)
                .stream()
                .map(place -> CallKeys.claimOf(place)),
            CallChange.participants(state)
                .stream()
                .map(person -> CallKeys.claimOf(person)),
            CallChange.audience(state).stream().map(CallKeys::callsOf),
            Stream.of(CallKeys.tracks(id))
        ).flatMap(each -> each);
        RedisBatch.run(keys.map(key -> redis.expire(key, properties.indexTtl())).toList());
    }

    List<CallId> callsOf(Person person) {
        return callsOf(List.of(person)).getOrDefault(person, List.of());
    }

    /** Whom no call concerns is left out. */
    Map<Person, List<CallId>> callsOf(Collection<Person> people) {
        var asked = List.copyOf(people);
        var answers = RedisBatch.ask(asked.stream().map(this::ask).toList());
        var calls = new HashMap<Person, List<CallId>>();
        for (int i = 0; i < asked.size(); i++) {
            var found = answers.get(i).orElseGet(List::of).stream().map(CallId::new).toList();
            if (!found.isEmpty()) {
                calls.computeIfAbsent(asked.get(i), _ -> new ArrayList<>()).addAll(found);
            }
        }
        return calls;
    }

    private Mono<List<String>> ask(Person person) {
        return redis.<String, String>opsForHash().keys(CallKeys.callsOf(person)).collectList();
    }
}
