package dev.parley.calls.check;

import dev.parley.calls.ice.IceServers;
import dev.parley.calls.media.RouterReach;
import dev.parley.calls.media.RouterTransport;
import dev.parley.calls.media.RouterTrials;
import dev.parley.calls.place.Person;
import java.net.InetSocketAddress;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Lets a person's browser try what a call needs, without a call. */
@Service
@RequiredArgsConstructor
public class CallChecks {

    private final RouterTrials trials;
    private final IceServers iceServers;

    public CheckPlan plan(Person person) {
        var reach = trials.reach();
        return new CheckPlan(
            reach.isPresent(),
            addresses(reach.map(RouterReach::announced).orElse(List.of())),
            addresses(reach.map(RouterReach::announcedTcp).orElse(List.of())),
            iceServers.grantForCheck(person)
        );
    }

    /**
     * Answers the offer of a connection that only tries whether it gets through.
     *
     * @throws dev.parley.chat.error.ParleyException as {@link RouterTrials#answer}
     */
    public String answer(Person person, String offer, RouterTransport transport) {
        return trials.answer(person, offer, transport);
    }

    static List<String> addresses(List<InetSocketAddress> addresses) {
        return addresses
            .stream()
            .map(address -> {
                var host = address.getAddress().getHostAddress();
                int zone = host.indexOf('%');
                var plain = zone < 0 ? host : host.substring(0, zone);
                return (plain.indexOf(':') < 0 ? plain : "[" + plain + "]") + ":" + address.getPort();
            })
            .toList();
    }
}
