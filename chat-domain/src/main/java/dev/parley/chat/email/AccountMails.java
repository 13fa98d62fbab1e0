package dev.parley.chat.email;

import dev.parley.chat.user.UserId;

/**
 * Mails about accounts. Each is noted and sent later, so that nobody who asks for one waits for a mail server, or learns from
 * the time it takes whether there is an account.
 */
public interface AccountMails {
    /** Whether the server can send any. Where it cannot nothing is noted. */
    boolean areSent();

    /** With a link to register by; to whoever has an account with the address, that there is one. */
    void register(UserAddress to);

    /** With a link to register by, which an administrator sends. @param invite the id of the invite whose link it is */
    void invite(UserAddress to, String invite);

    /** To the address that the user wants to have confirmed. */
    void confirmAddress(UserId userId);

    /** @param name a user name or an e-mail address, as somebody has typed it who need not be anybody */
    void resetPassword(String name, MailLanguage language);

    /** Tells the user at the address, which need not be the present one. */
    void tell(UserId userId, UserAddress to, AccountNotice notice);
}
