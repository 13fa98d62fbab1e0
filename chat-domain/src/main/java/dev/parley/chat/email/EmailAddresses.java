package dev.parley.chat.email;

import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.AccountLink.Kind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The e-mail addresses of users. Nobody needs one. An address counts once it is confirmed by a link that was sent to it, by
 * the user, who is logged in: a mistyped one that is a stranger's gives the stranger nothing.
 */
@Service
@RequiredArgsConstructor
public class EmailAddresses implements AccountFollower {

    private static final Duration TO_CONFIRM = Duration.ofDays(1);

    private final EmailStore store;
    private final AccountLinks links;
    private final AccountMails mails;
    private final Accounts accounts;
    private final Users users;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /** The confirmed address. */
    public Optional<UserAddress> find(UserId userId) {
        return store.find(userId);
    }

    /** The address that waits to be confirmed. */
    public Optional<UserAddress> asked(UserId userId) {
        return store.asked(userId);
    }

    /** Whose confirmed address it is. */
    public Optional<UserId> userOf(EmailAddress address) {
        return store.userOf(address);
    }

    /**
     * Has an address confirmed, in place of any that was to be; until then the former one counts.
     *
     * @throws ParleyException {@code NO_MAIL} where this server sends none; else as {@link Accounts#requireProof}
     */
    public void ask(UserId userId, UserAddress address, String password, PasswordSource source) {
        if (!mails.areSent()) {
            throw new ParleyException(ErrorCode.NO_MAIL);
        }
        accounts.requireProof(userId, password, source);
        store.ask(userId, address, clock.instant().plus(TO_CONFIRM));
        mails.confirmAddress(userId);
    }

    /** The token of a link to the address that waits to be confirmed; earlier ones end. Empty where none waits any more. */
    public Optional<String> linkToConfirm(UserId userId) {
        return store.asked(userId).map(asked -> {
            links.removeAll(userId, Kind.CONFIRM_ADDRESS);
            var link = new AccountLink(Kind.CONFIRM_ADDRESS, userId, passwordOf(userId), asked.address().key());
            return links.make(link, TO_CONFIRM);
        });
    }

    /**
     * Confirms the address that the link was sent to.
     *
     * @throws ParleyException {@code LINK_INVALID} for one that is not the user's, was used, has expired, or was made before
     *     the password was changed or another address was asked for; {@code EMAIL_TAKEN} where it is another's by now
     */
    public void confirm(UserId userId, String token) {
        var link = links.require(Kind.CONFIRM_ADDRESS, token);
        var former = store.find(userId);
        if (link.used() && link.userId().equals(userId) && former.filter(each -> isOf(link, each)).isPresent()) {
            // The answer was lost.
            return;
        }
        var asked = store
            .asked(userId)
            .filter(each -> isOf(link, each))
            .filter(_ -> !link.used() && link.userId().equals(userId) && link.password() == passwordOf(userId))
            .orElseThrow(() -> new ParleyException(ErrorCode.LINK_INVALID));
        store.confirm(userId, asked);
        links.use(Kind.CONFIRM_ADDRESS, token);
        store.forgetAsked(userId);
        if (former.filter(each -> isOf(link, each)).isEmpty()) {
            changed(userId, former, false);
        }
    }

    private static boolean isOf(AccountLink link, UserAddress address) {
        return address.address().key().equals(link.address());
    }

    /**
     * Forgets the user's address, and any that waits to be confirmed.
     *
     * @throws ParleyException as {@link Accounts#requireProof}
     */
    public void remove(UserId userId, String password, PasswordSource source) {
        accounts.requireProof(userId, password, source);
        var former = store.find(userId);
        store.remove(userId);
        links.removeAll(userId, Kind.CONFIRM_ADDRESS);
        if (former.isPresent()) {
            changed(userId, former, true);
        }
    }

    private void changed(UserId userId, Optional<UserAddress> former, boolean removed) {
        former.ifPresent(each -> mails.tell(userId, each, new AccountNotice.AddressChanged()));
        events.publishEvent(new EmailAddressChanged(userId, removed));
    }

    @Override
    public void deleted(UserId user) {
        store.remove(user);
        links.removeAll(user);
    }

    private int passwordOf(UserId userId) {
        return users.password(userId).map(KeptPassword::number).orElse(0);
    }
}
