package dev.parley.chat.member;

import dev.parley.chat.user.UserId;

/** How often a user is put into chats before they are asked first, whatever they chose. */
public interface AdditionPace {
    /** Whether one more addition is within the pace; counts it. */
    boolean allows(UserId adder, UserId added);
}
