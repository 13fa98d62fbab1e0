package dev.parley.chat.email;

import dev.parley.chat.auth.NewDeviceLogin;
import dev.parley.chat.auth.PasswordChanged;
import dev.parley.chat.factor.SecondFactorChanged;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells users by mail what concerns the safety of their accounts, where they have a confirmed address. */
@Component
@RequiredArgsConstructor
class AccountNotices {

    private final EmailStore addresses;
    private final AccountMails mails;

    @EventListener
    void on(NewDeviceLogin login) {
        tell(login.userId(), new AccountNotice.NewLogin(login.whereabouts()));
    }

    @EventListener
    void on(PasswordChanged changed) {
        tell(changed.userId(), new AccountNotice.PasswordChanged());
    }

    @EventListener
    void on(SecondFactorChanged changed) {
        tell(changed.userId(), new AccountNotice.SecondFactor(changed.change()));
    }

    private void tell(UserId userId, AccountNotice notice) {
        if (mails.areSent()) {
            addresses.find(userId).ifPresent(address -> mails.tell(userId, address, notice));
        }
    }
}
