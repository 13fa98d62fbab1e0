package dev.parley.chat.error;

/**
 * Every reason for which Parley refuses a request. The names are part of the protocol: they are stable, and each is
 * described in {@code docs/protocol/errors.md}.
 */
public enum ErrorCode {
    INVALID_REQUEST,
    INVALID_FRAME,
    UNKNOWN_FRAME_TYPE,
    FRAME_TOO_LARGE,
    NOT_AUTHENTICATED,
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    BAD_CREDENTIALS,
    REFRESH_REUSED,
    FORBIDDEN,
    NOT_FOUND,
    USER_NOT_FOUND,
    USERNAME_TAKEN,
    CHAT_NOT_FOUND,
    MEMBER_LIMIT_REACHED,
    NOT_A_MEMBER,
    MESSAGE_NOT_FOUND,
    MESSAGE_EMPTY,
    MESSAGE_TOO_LONG,
    ATTACHMENT_NOT_FOUND,
    ATTACHMENT_TOO_LARGE,
    ATTACHMENT_QUOTA_EXCEEDED,
    IMAGE_INVALID,
    CALL_NOT_FOUND,
    CALL_BUSY,
    CALL_WRONG_STATE,
    RATE_LIMITED,
    UNAVAILABLE,
    INTERNAL,
}
