package dev.parley.api.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallPaceTest {

    private static final Person ANNA = person("1");
    private static final Person BORIS = person("2");

    private final CallPace pace = new CallPace();

    @Test
    void refusesWhoSwitchesWithoutEndAndNobodyElse() {
        refusesAfter(30, "tracks", pace::requirePublishing);
    }

    @Test
    void refusesWhoEntersAgainAndAgainAndNobodyElse() {
        refusesAfter(10, "callEntries", pace::requireEntering);
    }

    private static void refusesAfter(int granted, String limit, Consumer<Person> require) {
        for (int i = 0; i < granted; i++) {
            require.accept(ANNA);
        }
        // Some permits may have come back meanwhile, but not as many as are asked for.
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> {
                for (int i = 0; i < granted * 100; i++) {
                    require.accept(ANNA);
                }
            })
            .returns(ErrorCode.RATE_LIMITED, ParleyException::code)
            .satisfies(refusal -> assertThat(refusal.details()).containsEntry("limit", limit));
        assertThatNoException().isThrownBy(() -> require.accept(BORIS));
    }

    private static Person person(String end) {
        return Person.of(new UserId("0".repeat(25) + end));
    }
}
