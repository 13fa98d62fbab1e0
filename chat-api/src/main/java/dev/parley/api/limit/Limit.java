package dev.parley.api.limit;

import dev.parley.api.limit.LimitProperties.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is limited, and to how much unless {@code parley.limits} says otherwise. */
public enum Limit {
    /** Registrations from one address. */
    REGISTRATIONS(30, Duration.ofMinutes(10)),
    /** Attempts to log in from one address, by devices that the account does not know. */
    LOGINS(60, Duration.ofMinutes(5)),
    /** Wrong passwords for one user name, from one device or address. */
    WRONG_PASSWORDS(
        new Rate(5, Duration.ofMinutes(1)),
        new Rate(15, Duration.ofMinutes(30)),
        new Rate(40, Duration.ofMinutes(1_440))
    ),
    /** Wrong passwords for one user name, from all devices together that are unknown to the account. */
    WRONG_PASSWORDS_OF_NAME(new Rate(20, Duration.ofMinutes(10)), new Rate(100, Duration.ofMinutes(1_440))),
    /** Wrong passwords from one address, for any user name. */
    WRONG_PASSWORDS_OF_ADDRESS(new Rate(20, Duration.ofMinutes(5)), new Rate(300, Duration.ofMinutes(1_440))),
    /** Wrong codes of one account's second factor, from one device or address. */
    WRONG_CODES(
        new Rate(5, Duration.ofMinutes(1)),
        new Rate(15, Duration.ofMinutes(30)),
        new Rate(40, Duration.ofMinutes(1_440))
    ),
    /** Wrong codes of one account's second factor, from all devices together that are unknown to the account. */
    WRONG_CODES_OF_ACCOUNT(new Rate(20, Duration.ofMinutes(10)), new Rate(100, Duration.ofMinutes(1_440))),
    /** Wrong codes from one address, of any account. */
    WRONG_CODES_OF_ADDRESS(new Rate(20, Duration.ofMinutes(5)), new Rate(300, Duration.ofMinutes(1_440))),
    /** Log-ins by the provider that one address begins or finishes. */
    PROVIDER_LOGINS(120, Duration.ofMinutes(5)),
    /** Log-ins by a passkey that one address begins or finishes. */
    PASSKEY_LOGINS(240, Duration.ofMinutes(5)),
    /** Logouts by the provider from one address. */
    PROVIDER_LOGOUTS(1_200, Duration.ofMinutes(1)),
    /** Changes of one user's second factor or passkeys that were asked for. */
    SECOND_FACTOR_CHANGES(30, Duration.ofMinutes(10)),
    /** Changes of one user's password that were asked for. */
    PASSWORD_CHANGES(20, Duration.ofMinutes(10)),
    /** Links to register by that one address asks for. */
    REGISTRATION_MAILS(10, Duration.ofMinutes(10)),
    /** Resets of passwords that one address asks for. */
    RESETS(10, Duration.ofMinutes(10)),
    /** Resets that are asked for under one name, from everywhere. */
    RESETS_OF_NAME(new Rate(5, Duration.ofMinutes(60)), new Rate(20, Duration.ofMinutes(1_440))),
    /** Exports of one user's data that were asked for, with the right password or not. */
    DATA_EXPORTS(20, Duration.ofMinutes(10)),
    /** Changes of one user's e-mail address that were asked for. */
    EMAIL_CHANGES(10, Duration.ofMinutes(60)),
    /** Mails of one kind to one e-mail address. */
    MAILS(new Rate(5, Duration.ofMinutes(60)), new Rate(20, Duration.ofMinutes(1_440))),
    /** Links of mails and administrators that are not valid, from one address. */
    WRONG_ACCOUNT_LINKS(new Rate(10, Duration.ofMinutes(1)), new Rate(100, Duration.ofMinutes(1_440))),
    /** API keys that are not valid, from one address. */
    WRONG_API_KEYS(new Rate(20, Duration.ofMinutes(5)), new Rate(300, Duration.ofMinutes(1_440))),
    /** Requests without a login, or with a token that is none, from one address. */
    ANONYMOUS(300, Duration.ofMinutes(1)),
    /** Handshakes of the socket from one address. */
    HANDSHAKES(600, Duration.ofMinutes(1)),
    /** Requests of one user, by their logins. */
    REQUESTS(1_200, Duration.ofMinutes(1)),
    /** Requests of one user's programs, by their API keys: one that never stops must not keep its owner from ending it. */
    API_KEY_REQUESTS(600, Duration.ofMinutes(1)),
    /** Chats that one user creates. */
    CHATS(60, Duration.ofMinutes(10)),
    /** Messages that one user sends, and changes to messages. */
    MESSAGES(240, Duration.ofMinutes(1)),
    /** Messages that one guest sends, and changes to messages. */
    GUEST_MESSAGES(60, Duration.ofMinutes(1)),
    /** Messages of one bot, and changes to messages, in all its chats. */
    BOT_MESSAGES(120, Duration.ofMinutes(1)),
    /** Messages of one bot, and changes to messages, in one chat. */
    BOT_MESSAGES_IN_CHAT(20, Duration.ofMinutes(1)),
    /** Slash commands that one user runs. */
    RUNS(20, Duration.ofMinutes(1)),
    /** Answers of one bot to them, in all its chats. */
    RUN_ANSWERS(120, Duration.ofMinutes(1)),
    /** Lists of a chat's slash commands that one user asks for. */
    SLASH_COMMANDS(120, Duration.ofMinutes(1)),
    /** Reading of logs and moving of read markers by one user, over the socket; who asks for more waits. */
    READS(6_000, Duration.ofMinutes(1)),
    /** Messages by one incoming webhook. */
    HOOK_MESSAGES(60, Duration.ofMinutes(1)),
    /** Addresses of incoming webhooks that nobody has, from one address. */
    WRONG_HOOKS(new Rate(20, Duration.ofMinutes(5)), new Rate(300, Duration.ofMinutes(1_440))),
    /** Deliveries of webhooks that one user sends again, and replays that one user asks for. */
    SENT_AGAIN(30, Duration.ofMinutes(1)),
    /** Times that one user switches pushes on for a device, or changes how it wants them. */
    PUSH_DEVICES(60, Duration.ofMinutes(10)),
    /** Pushes that one user sends their own devices to try them. */
    PUSH_TESTS(10, Duration.ofMinutes(1)),
    /** Searches of one user, for users or messages, and lists of the files or links of a chat. */
    SEARCHES(120, Duration.ofMinutes(1)),
    /** Files that one user uploads. */
    UPLOADS(60, Duration.ofMinutes(1)),
    /** Files that one guest uploads. */
    GUEST_UPLOADS(20, Duration.ofMinutes(1)),
    /** Reports of messages and people by one user. */
    REPORTS(new Rate(20, Duration.ofMinutes(60)), new Rate(60, Duration.ofMinutes(1_440))),
    /** Invites that one user or address looks at or follows. */
    INVITES(30, Duration.ofMinutes(1)),
    /** Additions of one user to chats, by anybody. */
    ADDITIONS(50, Duration.ofMinutes(1_440)),
    /** Additions of one user to chats, by one other. */
    ADDITIONS_BY_ONE(20, Duration.ofMinutes(1_440)),
    /** Calls that one user starts. */
    CALLS(20, Duration.ofMinutes(1)),
    /** What one user's browsers try of a call without one, and looks of an administrator at what the server sees of it. */
    CALL_CHECKS(60, Duration.ofMinutes(10)),
    /** Meetings that one user creates. */
    MEETINGS(30, Duration.ofMinutes(10)),
    /** Links of meetings that one user or address looks at or follows. */
    MEETING_LINKS(60, Duration.ofMinutes(1)),
    /** Links of meetings that nobody has, from one address. */
    WRONG_MEETING_LINKS(new Rate(10, Duration.ofMinutes(1)), new Rate(100, Duration.ofMinutes(1_440))),
    /** Wrong passcodes for one meeting, from one user or address. */
    WRONG_PASSCODES(new Rate(5, Duration.ofMinutes(1)), new Rate(30, Duration.ofMinutes(30))),
    /** Wrong passcodes for one meeting, from everywhere. */
    WRONG_PASSCODES_OF_MEETING(100, Duration.ofMinutes(10)),
    /** Guests who enter meetings from one address. */
    GUESTS(60, Duration.ofMinutes(10)),
    /** Video calls that one user creates, and the user's programs. */
    VIDEO_CALLS(new Rate(60, Duration.ofMinutes(1)), new Rate(2_000, Duration.ofMinutes(1_440))),
    /** Call links that one address, or one who is logged in, looks at or follows. */
    CALL_LINKS(60, Duration.ofMinutes(1)),
    /** Call links that nobody has signed, from one address. */
    WRONG_CALL_LINKS(new Rate(10, Duration.ofMinutes(1)), new Rate(100, Duration.ofMinutes(1_440))),
    /** What one person tells the Telegram bot. */
    TELEGRAM_UPDATES(30, Duration.ofMinutes(1)),
    /** Calls that one person asks the Telegram bot for. */
    TELEGRAM_CALLS(new Rate(10, Duration.ofMinutes(10)), new Rate(100, Duration.ofMinutes(1_440))),
    /** Calls that one person is asked for by the Telegram bot, whoever asks. */
    TELEGRAM_QUESTIONS(10, Duration.ofMinutes(10));

    /** Each holds; what is used up of a later one comes back more slowly, so the wait grows. */
    private final List<Rate> rates;

    Limit(long permits, Duration per) {
        this(new Rate(permits, per));
    }

    Limit(Rate... rates) {
        this.rates = List.of(rates);
    }

    List<Rate> rates() {
        return rates;
    }

    /** As it stands in the configuration and in headers: {@code WRONG_PASSWORDS} is wrong-passwords. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
