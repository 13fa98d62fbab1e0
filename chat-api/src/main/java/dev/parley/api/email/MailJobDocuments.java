package dev.parley.api.email;

import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.email.AccountNotice;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.factor.FactorChange;
import dev.parley.chat.user.UserId;
import org.bson.Document;

/** Mails that wait, as MongoDB documents. */
final class MailJobDocuments {

    private static final String REGISTER = "register";
    private static final String INVITE = "invite";
    private static final String CONFIRM = "confirmAddress";
    private static final String RESET = "resetPassword";
    private static final String PASSWORD_CHANGED = "passwordChanged";
    private static final String ADDRESS_CHANGED = "addressChanged";
    private static final String SECOND_FACTOR = "secondFactor";
    private static final String NEW_LOGIN = "newLogin";

    private MailJobDocuments() {}

    static Document write(MailJob job) {
        return switch (job) {
            case MailJob.Register(var to) -> new Document("kind", REGISTER)
                .append("to", to.address().text())
                .append("language", to.language().name());
            case MailJob.Invite(var to, var invite) -> new Document("kind", INVITE)
                .append("to", to.address().text())
                .append("language", to.language().name())
                .append("invite", invite.value());
            case MailJob.ConfirmAddress(var userId) -> new Document("kind", CONFIRM).append("user", userId.value());
            case MailJob.ResetPassword(var name, var language) -> new Document("kind", RESET)
                .append("name", name)
                .append("language", language.name());
            case MailJob.Tell(var userId, var to, var notice) -> write(notice)
                .append("user", userId.value())
                .append("to", to.address().text())
                .append("language", to.language().name());
        };
    }

    private static Document write(AccountNotice notice) {
        return switch (notice) {
            case AccountNotice.PasswordChanged _ -> new Document("kind", PASSWORD_CHANGED);
            case AccountNotice.SecondFactor(var change) -> new Document("kind", SECOND_FACTOR).append(
                "change",
                change.name()
            );
            case AccountNotice.AddressChanged _ -> new Document("kind", ADDRESS_CHANGED);
            case AccountNotice.NewLogin(var from) -> new Document("kind", NEW_LOGIN)
                .append("browser", from.browser())
                .append("system", from.system())
                .append("address", from.address());
        };
    }

    static MailJob read(Document job) {
        return switch (job.getString("kind")) {
            case REGISTER -> new MailJob.Register(to(job));
            case INVITE -> new MailJob.Invite(to(job), new RegistrationInviteId(job.getString("invite")));
            case CONFIRM -> new MailJob.ConfirmAddress(user(job));
            case RESET -> new MailJob.ResetPassword(job.getString("name"), language(job));
            case PASSWORD_CHANGED -> tell(job, new AccountNotice.PasswordChanged());
            case SECOND_FACTOR -> tell(
                job,
                new AccountNotice.SecondFactor(FactorChange.valueOf(job.getString("change")))
            );
            case ADDRESS_CHANGED -> tell(job, new AccountNotice.AddressChanged());
            case NEW_LOGIN -> tell(
                job,
                new AccountNotice.NewLogin(
                    new Whereabouts(job.getString("browser"), job.getString("system"), job.getString("address"))
                )
            );
            default -> throw new IllegalStateException("a mail of a newer node: " + job.getString("kind"));
        };
    }

    private static MailJob tell(Document job, AccountNotice notice) {
        return new MailJob.Tell(user(job), to(job), notice);
    }

    private static UserAddress to(Document job) {
        return new UserAddress(new EmailAddress(job.getString("to")), language(job));
    }

    private static UserId user(Document job) {
        return new UserId(job.getString("user"));
    }

    private static MailLanguage language(Document job) {
        return MailLanguage.valueOf(job.getString("language"));
    }
}
