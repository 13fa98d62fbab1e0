package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.chat.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatIdTest {

    private static final String LOW = "01m7y4h1twv73jrc2s4qg5g2as";
    private static final String HIGH = "01m7y4h200hsfw1ykwjbg9y0a2";

    @Test
    void isTheSameForBothUsersOfAPersonalChat() {
        var one = new UserId(LOW);
        var other = new UserId(HIGH);
        assertThat(ChatId.personal(one, other)).isEqualTo(ChatId.personal(other, one));
        assertThat(ChatId.personal(other, one).personalPair()).hasValueSatisfying(pair ->
            assertThat(pair).containsExactly(one, other)
        );
        assertThat(new ChatId(LOW).personalPair()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "p_",
            "p_" + LOW,
            "p_" + HIGH + "_" + LOW,
            "p_" + LOW + "_" + LOW,
            "p_" + LOW + "_" + HIGH + "x",
            "P_" + LOW + "_" + HIGH,
            "01M7Y4H1TWV73JRC2S4QG5G2AS",
            "../../../../etc/passwd0000",
            "01m7y4h1twv73jrc2s4qg5g2a.",
            "$01m7y4h1twv73jrc2s4qg5g2a",
        }
    )
    void refusesWhatIsNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatId(text));
    }
}
