package dev.parley.chat.administration;

import dev.parley.chat.consumer.ConsumerLag;
import dev.parley.chat.consumer.LogConsumers;
import dev.parley.chat.consumer.ParkedChat;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the consumers of the chats' logs are doing on all nodes, to administrators. */
@Component
@RequiredArgsConstructor
public class Consumers {

    private final Administrators administrators;
    private final LogConsumers consumers;

    /**
     * @param lag what all nodes together have said of it within the last seconds
     * @param parked how many chats it has given up for now; it tries each again after an hour
     * @param parkedSince the earliest of them; null where there are none
     * @param failure the kind of the latest failure, a name of the program's without a word of any chat; null where there
     *     are none
     */
    public record Standing(ConsumerLag lag, int parked, @Nullable Instant parkedSince, @Nullable String failure) {
        static Standing of(ConsumerLag lag, List<ParkedChat> parked) {
            var byTime = parked.stream().sorted(Comparator.comparing(ParkedChat::at)).toList();
            return byTime.isEmpty()
                ? new Standing(lag, 0, null, null)
                : new Standing(lag, byTime.size(), byTime.getFirst().at(), kind(byTime.getLast().failure()));
        }

        /** Of {@code a.b.FailureException: its words}, the name alone. */
        private static String kind(String failure) {
            String type = failure.split(":", 2)[0];
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /**
     * All consumers, by name.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no administrator
     */
    public List<Standing> standings(UserId actor) {
        administrators.require(actor);
        var lags = new TreeMap<String, ConsumerLag>();
        consumers.lagEverywhere().forEach(lag -> lags.put(lag.consumer(), lag));
        var parked = consumers.parked().stream().collect(Collectors.groupingBy(ParkedChat::consumer));
        // What no living node has any more is still to be seen while it has something to do.
        parked.keySet().forEach(name -> lags.putIfAbsent(name, new ConsumerLag(name, 0, 0, Duration.ZERO)));
        return lags
            .values()
            .stream()
            .map(lag -> Standing.of(lag, parked.getOrDefault(lag.consumer(), List.of())))
            .toList();
    }

    /**
     * Has a consumer try again what it has given up, once the cause is mended.
     *
     * @throws ParleyException {@code FORBIDDEN} for who is no administrator; {@code NOT_FOUND} where no consumer has the name
     */
    public void retry(UserId actor, String consumer) {
        boolean known = standings(actor)
            .stream()
            .anyMatch(standing -> standing.lag().consumer().equals(consumer));
        if (!known) {
            throw new ParleyException(ErrorCode.NOT_FOUND);
        }
        consumers.retryParked(consumer);
    }
}
