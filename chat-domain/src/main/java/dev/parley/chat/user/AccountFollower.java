package dev.parley.chat.user;

/** What else there is to do when an account is deleted. */
@FunctionalInterface
public interface AccountFollower {
    /** Each step can be repeated: it is called again after a failure, and once more after some minutes. */
    void deleted(UserId user);
}
