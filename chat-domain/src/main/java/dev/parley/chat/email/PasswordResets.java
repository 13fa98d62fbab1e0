package dev.parley.chat.email;

import dev.parley.chat.auth.PasswordChanges;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.AccountLink.Kind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * New passwords for those who have forgotten theirs, by a link: it is sent to their confirmed e-mail address or, where there
 * is none, made by an administrator. A link works once, and not after the password or the address has changed.
 */
@Service
@RequiredArgsConstructor
public class PasswordResets {

    private static final Duration BY_MAIL = Duration.ofHours(1);
    private static final Duration BY_ADMINISTRATOR = Duration.ofDays(1);

    private final AccountLinks links;
    private final EmailStore addresses;
    private final AccountMails mails;
    private final PasswordChanges passwords;
    private final Users users;

    /**
     * Has a link sent to whoever has this name; whether anybody has, nobody learns.
     *
     * @param name a user name or an e-mail address
     * @throws ParleyException {@code NO_MAIL} where this server sends none
     */
    public void ask(String name, MailLanguage language) {
        if (!mails.areSent()) {
            throw new ParleyException(ErrorCode.NO_MAIL);
        }
        mails.resetPassword(name, language);
    }

    /**
     * The token of a link for an administrator to hand to the user, who then has a day. Whoever calls this makes sure that it
     * is asked by one, and keeps a record.
     *
     * @throws ParleyException {@code USER_NOT_FOUND} for nobody, a bot and an account that was deleted; {@code NO_PASSWORD}
     *     where a provider vouches for the user
     */
    public String linkByAdministrator(UserId userId) {
        return make(userId, null, BY_ADMINISTRATOR);
    }

    /** The token of a link that is sent to the user's address, and works for an hour. */
    public String linkByMail(UserId userId, EmailAddress address) {
        return make(userId, address.key(), BY_MAIL);
    }

    private String make(UserId userId, @Nullable String address, Duration lifetime) {
        var user = users.require(userId);
        var present = users
            .password(userId)
            .orElseThrow(() ->
                new ParleyException(user.deleted() || user.bot() ? ErrorCode.USER_NOT_FOUND : ErrorCode.NO_PASSWORD)
            );
        return links.make(new AccountLink(Kind.RESET_PASSWORD, user.id(), present.number(), address), lifetime);
    }

    /** Whose password the link resets. @throws ParleyException {@code LINK_INVALID} */
    public User look(String token) {
        var link = links.require(Kind.RESET_PASSWORD, token);
        requirePresent(link);
        return users.require(link.userId());
    }

    /**
     * Gives the user a new password, and ends all logins.
     *
     * @throws ParleyException {@code LINK_INVALID} for a link that was used, has expired, or was made before the password or
     *     the address has changed; {@code INVALID_REQUEST} naming {@code newPassword} or {@code PASSWORD_TOO_COMMON}, after
     *     which the link still works; {@code UNAVAILABLE} as {@link PasswordChanges#change}
     */
    public User reset(String token, String next, PasswordSource source) {
        var link = links.require(Kind.RESET_PASSWORD, token);
        var present = requirePresent(link);
        var user = users.require(link.userId());
        var hash = passwords.hash(user, next, source);
        links.take(Kind.RESET_PASSWORD, token);
        if (!passwords.reset(user.id(), present, hash)) {
            throw new ParleyException(ErrorCode.LINK_INVALID);
        }
        links.removeAll(user.id());
        return user;
    }

    private KeptPassword requirePresent(AccountLink link) {
        return users
            .password(link.userId())
            .filter(present -> present.number() == link.password())
            .filter(_ -> link.address() == null || link.address().equals(addressOf(link.userId())))
            .orElseThrow(() -> new ParleyException(ErrorCode.LINK_INVALID));
    }

    private @Nullable String addressOf(UserId userId) {
        return addresses
            .find(userId)
            .map(each -> each.address().key())
            .orElse(null);
    }
}
