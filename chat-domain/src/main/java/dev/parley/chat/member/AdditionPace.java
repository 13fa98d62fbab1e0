package dev.parley.chat.member;

import dev.parley.chat.user.UserId;

/** Limits how often a user is added to chats. Beyond it the user is asked first, whatever they have chosen. */
public interface AdditionPace {
    /** Whether one more addition is within the pace; counts it. */
    boolean allows(UserId adder, UserId added);

    /** An addition that was counted has not been made after all. */
    void giveBack(UserId adder, UserId added);
}
