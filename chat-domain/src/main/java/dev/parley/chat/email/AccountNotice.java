package dev.parley.chat.email;

import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.factor.FactorChange;

/** What somebody is told by mail of their account. */
public sealed interface AccountNotice {
    record PasswordChanged() implements AccountNotice {}

    /** To the former address: there is another one, or none any more. */
    record AddressChanged() implements AccountNotice {}

    /** The second factor is on, off or reset, or a recovery code was used. */
    record SecondFactor(FactorChange change) implements AccountNotice {}

    /** From a browser that the account did not know. */
    record NewLogin(Whereabouts whereabouts) implements AccountNotice {}
}
