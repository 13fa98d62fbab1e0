package dev.parley.api.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.session.CallKind;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void readsCallsHoweverTheyAreSpaced() {
        var call = new Command.Call("bob_42", CallKind.VIDEO);
        assertThat(Command.parse("/call @bob_42 video")).isEqualTo(call);
        assertThat(Command.parse("  /CALL@parley_bot   bob_42 \n VIDEO ")).isEqualTo(call);
        assertThat(Command.parse("/call @bob_42 voice")).isEqualTo(new Command.Call("bob_42", CallKind.VOICE));
    }

    @Test
    void tellsCallsThatAreNotWhole() {
        assertThat(Command.parse("/call")).isEqualTo(new Command.IncompleteCall());
        assertThat(Command.parse("/call @bob_42")).isEqualTo(new Command.IncompleteCall());
        assertThat(Command.parse("/call @bob video now")).isEqualTo(new Command.IncompleteCall());
        assertThat(Command.parse("/call " + "@b".repeat(2_000) + " video")).isEqualTo(new Command.IncompleteCall());
    }

    @Test
    void takesWhatFollowsOtherCommandsForNothing() {
        assertThat(Command.parse("/start from-a-link")).isEqualTo(new Command.Start());
        assertThat(Command.parse("/cancel please")).isEqualTo(new Command.Cancel());
    }

    @Test
    void takesAllElseForAWishForHelp() {
        assertThat(Command.parse("/help")).isEqualTo(new Command.Help());
        assertThat(Command.parse("")).isEqualTo(new Command.Help());
        assertThat(Command.parse("/ call @bob_42 video")).isEqualTo(new Command.Help());
        assertThat(Command.parse("call @bob_42 video")).isEqualTo(new Command.Help());
    }
}
