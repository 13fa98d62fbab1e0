package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.chat.factor.FactorChange;

/** Events about users themselves. */
public sealed interface UserEvent extends ServerFrame {
    /** How a user is now called and looks, to those who share a chat with them, and to their own connections. */
    @JsonTypeName("user.changed")
    record UserChanged(UserView user) implements UserEvent {}

    /** To the user's own connections: there is one login more or less, or a notice of one. */
    @JsonTypeName("logins.changed")
    record LoginsChanged() implements UserEvent {}

    /** To the user's own connections: the second factor is another than before, or a recovery code was used. */
    @JsonTypeName("secondFactor.changed")
    record SecondFactorChanged(FactorChange change) implements UserEvent {}
}
