package dev.parley.api.error;

import dev.parley.chat.error.ErrorCode;
import org.springframework.http.HttpStatus;

/** What each code means on the wire; {@code docs/protocol/errors.md} is checked against it. */
public final class ErrorCatalog {

    private ErrorCatalog() {}

    /**
     * @param title a sentence for developers, in English; pages translate the code
     * @param retryable whether the same request may succeed later without anybody doing anything
     */
    public record Entry(HttpStatus status, String title, boolean retryable) {}

    public static Entry of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> never(HttpStatus.BAD_REQUEST, "A field of the request is missing or wrong");
            case INVALID_FRAME -> never(HttpStatus.BAD_REQUEST, "The frame is not valid JSON of its type");
            case UNKNOWN_FRAME_TYPE -> never(HttpStatus.BAD_REQUEST, "There is no such frame type");
            case FRAME_TOO_LARGE -> never(HttpStatus.CONTENT_TOO_LARGE, "The frame or body is too large");
            case NOT_AUTHENTICATED -> never(HttpStatus.UNAUTHORIZED, "Log in first");
            case TOKEN_INVALID -> never(HttpStatus.UNAUTHORIZED, "The token is not valid, or its login has ended");
            case TOKEN_EXPIRED -> never(HttpStatus.UNAUTHORIZED, "The access token has expired");
            case BAD_CREDENTIALS -> never(HttpStatus.UNAUTHORIZED, "The user name or the password is wrong");
            case ACCOUNT_LOCKED -> never(HttpStatus.FORBIDDEN, "An administrator has locked the account");
            case WRONG_PASSWORD -> never(HttpStatus.FORBIDDEN, "The password is wrong");
            case PASSWORD_TOO_COMMON -> never(HttpStatus.BAD_REQUEST, "The password would be guessed soon");
            case REFRESH_REUSED -> never(HttpStatus.UNAUTHORIZED, "The refresh token was used before; log in again");
            case CHALLENGE_INVALID -> never(
                HttpStatus.UNAUTHORIZED,
                "The second step took too long or too many tries; log in again"
            );
            case CODE_WRONG -> never(HttpStatus.FORBIDDEN, "The code is wrong, or was used before");
            case SECOND_FACTOR_REQUIRED -> never(HttpStatus.FORBIDDEN, "Set up a second factor first");
            case SECOND_FACTOR_WRONG_STATE -> never(
                HttpStatus.CONFLICT,
                "The second factor is on or off already, or its set-up has expired"
            );
            case PASSKEY_REFUSED -> never(HttpStatus.FORBIDDEN, "The passkey could not be verified");
            case PASSKEY_EXPIRED -> never(
                HttpStatus.FORBIDDEN,
                "The passkey was asked for too long ago, or its answer was used before; try again"
            );
            case PASSKEY_UNKNOWN -> never(HttpStatus.FORBIDDEN, "The passkey was removed from its account");
            case PASSKEY_WRONG_ADDRESS -> never(
                HttpStatus.FORBIDDEN,
                "The page was opened at another address than the one that passkeys are for"
            );
            case PASSKEY_EXISTS -> never(HttpStatus.CONFLICT, "The passkey was added before");
            case PASSKEY_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "You have as many passkeys as may be");
            case PASSKEY_NOT_ALLOWED -> never(HttpStatus.FORBIDDEN, "The account does not log in by a passkey");
            case PASSKEY_MISSING -> never(HttpStatus.CONFLICT, "Add a passkey of your own first");
            case LINK_INVALID -> never(HttpStatus.GONE, "The link was used, has expired or is not valid");
            case EMAIL_TAKEN -> never(HttpStatus.CONFLICT, "The e-mail address is another user's");
            case NO_MAIL -> never(HttpStatus.CONFLICT, "This server sends no mails");
            case NO_PASSWORD -> never(HttpStatus.CONFLICT, "The account has no password here");
            case LOGIN_TOO_OLD -> never(HttpStatus.FORBIDDEN, "Log in again by the provider first");
            case PASSWORD_LOGIN_OFF -> never(HttpStatus.FORBIDDEN, "Logging in by a password is switched off");
            case PROVIDER_LOGIN_INVALID -> never(
                HttpStatus.UNAUTHORIZED,
                "The log-in took too long, was finished before, or was begun in another browser; begin again"
            );
            case PROVIDER_REFUSED -> never(HttpStatus.FORBIDDEN, "The provider has refused the log-in");
            case PROVIDER_ANSWER_INVALID -> never(
                HttpStatus.BAD_GATEWAY,
                "The answer of the provider cannot be trusted, or is not for this server"
            );
            case PROVIDER_UNAVAILABLE -> later(HttpStatus.SERVICE_UNAVAILABLE, "The provider does not answer");
            case PROVIDER_ACCOUNT_UNKNOWN -> never(
                HttpStatus.FORBIDDEN,
                "There is no account here for whoever has logged in at the provider"
            );
            case REGISTRATION_CLOSED -> never(HttpStatus.FORBIDDEN, "Nobody can register here");
            case REGISTRATION_BY_EMAIL -> never(
                HttpStatus.FORBIDDEN,
                "An account is made by a link to an e-mail address only"
            );
            case EMAIL_DOMAIN_REFUSED -> never(
                HttpStatus.FORBIDDEN,
                "One does not register with addresses of this domain"
            );
            case REGISTRATION_BY_INVITE -> never(HttpStatus.FORBIDDEN, "Registering here takes an invite");
            case FORBIDDEN -> never(HttpStatus.FORBIDDEN, "Your role does not allow this");
            case API_KEY_NOT_ALLOWED -> never(HttpStatus.FORBIDDEN, "An API key may not do this, or not this one");
            case API_KEY_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "There are as many API keys as may be");
            case BOT_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such bot, or it is another user's");
            case BOT_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "There are as many bots as may be");
            case SLASH_COMMAND_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "The chat has no such slash command");
            case RUN_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such run, or it is over");
            case ANSWER_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "The run has as many answers as may be");
            case NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such resource");
            case USER_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such user");
            case LAST_ADMINISTRATOR -> never(HttpStatus.CONFLICT, "There would be no administrator left");
            case USERNAME_TAKEN -> never(HttpStatus.CONFLICT, "The user name is taken");
            case USERNAME_CONFUSABLE -> never(HttpStatus.CONFLICT, "The user name looks like one that is taken");
            case CHAT_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such chat, or you are no member of it");
            case BLOCKED -> never(HttpStatus.FORBIDDEN, "You cannot reach this user");
            case MEMBER_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "The chat has no room for more members");
            case CHAT_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "The user is in as many chats as may be");
            case INVITE_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such invite, or it was revoked");
            case INVITE_EXPIRED -> never(HttpStatus.GONE, "The invite has expired");
            case INVITE_USED_UP -> never(HttpStatus.GONE, "The invite was used as often as it may be");
            case INVITE_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "There is no room for more invites");
            case WEBHOOK_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such webhook");
            case WEBHOOK_SUSPENDED -> never(HttpStatus.FORBIDDEN, "An administrator of the server has switched it off");
            case WEBHOOK_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "The chat has as many webhooks as may be");
            case REQUEST_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such request any more");
            case HANDLE_TAKEN -> never(HttpStatus.CONFLICT, "The handle is not available");
            case NOT_A_MEMBER -> never(HttpStatus.NOT_FOUND, "The user is no member of the chat");
            case MESSAGE_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such message, or it is deleted");
            case TEXT_INVISIBLE -> never(HttpStatus.BAD_REQUEST, "The text has nothing that can be seen");
            case TEXT_UNREADABLE -> never(HttpStatus.BAD_REQUEST, "The text has characters that cannot be shown");
            case MESSAGE_EMPTY -> never(HttpStatus.BAD_REQUEST, "The message is empty");
            case MESSAGE_TOO_LONG -> never(HttpStatus.BAD_REQUEST, "The message is too long");
            case SLOW_MODE -> later(
                HttpStatus.TOO_MANY_REQUESTS,
                "The chat is in slow mode; wait before the next message"
            );
            case TIMED_OUT -> never(HttpStatus.FORBIDDEN, "You may only read in this chat for a time");
            case BANNED -> never(HttpStatus.FORBIDDEN, "Somebody who is banned from the chat cannot come in");
            case REPORT_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such report");
            case REPORT_RESOLVED -> never(HttpStatus.CONFLICT, "The report is resolved already");
            case MESSAGE_NOT_ALLOWED -> never(HttpStatus.FORBIDDEN, "What was written is not allowed here");
            case MESSAGE_HELD -> never(HttpStatus.CONFLICT, "The message waits for an administrator");
            case HELD_MESSAGE_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "No such message waits any more");
            case QUERY_EMPTY -> never(HttpStatus.BAD_REQUEST, "There is nothing to search for");
            case QUERY_TOO_LONG -> never(HttpStatus.BAD_REQUEST, "The search text is too long");
            case ATTACHMENT_NOT_FOUND -> never(
                HttpStatus.NOT_FOUND,
                "There is no such file, or it is not yours to use"
            );
            case ATTACHMENT_TOO_LARGE -> never(HttpStatus.CONTENT_TOO_LARGE, "The file is too large");
            case STORAGE_QUOTA_EXCEEDED -> never(HttpStatus.CONFLICT, "There is no room for more files");
            case ATTACHMENT_QUOTA_EXCEEDED -> never(HttpStatus.CONFLICT, "Too many files wait for their message");
            case IMAGE_INVALID -> never(HttpStatus.BAD_REQUEST, "The image cannot be read");
            case CALL_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such call, or you are not in it");
            case CALL_BUSY -> later(HttpStatus.CONFLICT, "Somebody is in a call already");
            case CALL_WRONG_STATE -> never(HttpStatus.CONFLICT, "The call is not in a state for this");
            case REMOVED_FROM_CALL -> never(HttpStatus.FORBIDDEN, "A host has removed you from this call");
            case CALL_ENCRYPTED -> never(
                HttpStatus.CONFLICT,
                "The call is encrypted end to end and cannot be recorded"
            );
            case MEETING_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such meeting, or it is not yours");
            case MEETING_ENDED -> never(HttpStatus.GONE, "The meeting is over");
            case MEETING_LOCKED -> never(HttpStatus.FORBIDDEN, "A host has locked the meeting");
            case MEETING_FULL -> later(HttpStatus.CONFLICT, "The meeting has no room for more people");
            case MEETING_LIMIT_REACHED -> never(HttpStatus.CONFLICT, "You have as many meetings as may be");
            case MEETING_CHAT_FULL -> never(HttpStatus.CONFLICT, "The chat of the meeting is full");
            case NOT_ADMITTED -> never(HttpStatus.FORBIDDEN, "Nobody has let you in yet");
            case PASSCODE_WRONG -> never(HttpStatus.FORBIDDEN, "The passcode is wrong");
            case REMOVED_FROM_MEETING -> never(HttpStatus.FORBIDDEN, "A host has removed you from this meeting");
            case VIDEO_CALL_NOT_FOUND -> never(HttpStatus.NOT_FOUND, "There is no such video call, or it is not yours");
            case VIDEO_CALL_ENDED -> never(HttpStatus.GONE, "The video call is over");
            case CALL_LINK_USED -> never(HttpStatus.FORBIDDEN, "The link was used in another browser");
            case RATE_LIMITED -> later(HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
            case UNAVAILABLE -> later(HttpStatus.SERVICE_UNAVAILABLE, "A store is away; try again");
            case STORAGE_FULL -> later(HttpStatus.INSUFFICIENT_STORAGE, "The server's disk is full; try again later");
            case INTERNAL -> later(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on the server");
        };
    }

    private static Entry never(HttpStatus status, String title) {
        return new Entry(status, title, false);
    }

    private static Entry later(HttpStatus status, String title) {
        return new Entry(status, title, true);
    }
}
