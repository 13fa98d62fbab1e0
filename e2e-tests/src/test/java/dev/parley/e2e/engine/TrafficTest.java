package dev.parley.e2e.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final long MILLI = 1_000_000;

    private final List<ChatTraffic> chats = List.of(new ChatTraffic(1), new ChatTraffic(1));
    private final List<String> sent = new ArrayList<>();

    @Test
    void sendsAtAFixedRateToTheChatsInTurn() {
        var traffic = new FixedRate(1_000);

        traffic.send(chats, 5 * MILLI, this::keep);
        traffic.send(chats, 5 * MILLI + 1, this::keep);
        traffic.send(chats, 6 * MILLI, this::keep);

        assertThat(sent).containsExactly("0 at 5000000", "1 at 6000000");
        assertThat(traffic.pause(6 * MILLI)).isEqualTo(MILLI);
    }

    @Test
    void sendsWhatWasMissedWithTheTimesAtWhichItWasDue() {
        var traffic = new FixedRate(1_000);

        traffic.send(chats, 5 * MILLI, this::keep);
        traffic.send(chats, 8 * MILLI, this::keep);

        assertThat(sent).containsExactly("0 at 5000000", "1 at 6000000", "0 at 7000000", "1 at 8000000");
    }

    private void keep(ChatTraffic chat, long intended) {
        sent.add(chats.indexOf(chat) + " at " + intended);
    }
}
