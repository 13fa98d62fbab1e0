package dev.parley.api.email;

import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.email.AccountNotice;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.UserId;

/**
 * A mail to be sent. It has no token: that is made when the mail is, so that only its hash is ever kept; a mail that is tried
 * again gets a token of its own.
 */
sealed interface MailJob {
    record Register(UserAddress to) implements MailJob {}

    record Invite(UserAddress to, RegistrationInviteId invite) implements MailJob {}

    record ConfirmAddress(UserId userId) implements MailJob {}

    /** @param name as somebody has typed it */
    record ResetPassword(String name, MailLanguage language) implements MailJob {
        @Override
        public String toString() {
            return "ResetPassword[]";
        }
    }

    record Tell(UserId userId, UserAddress to, AccountNotice notice) implements MailJob {}
}
