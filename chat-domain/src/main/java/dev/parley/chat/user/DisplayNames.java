package dev.parley.chat.user;

import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What users like to be called. */
@Service
@RequiredArgsConstructor
public class DisplayNames {

    private static final int MAX = 64;

    private final Users users;
    private final ApplicationEventPublisher publisher;

    /** The name as it is kept: one line of 1 to 64 characters. @throws ParleyException as {@link PlainText#line} */
    public static String clean(String displayName) {
        return PlainText.line("displayName", displayName, MAX);
    }

    /**
     * Gives the user another name; returns the user after it.
     *
     * @throws ParleyException as {@link PlainText#line}; {@code USER_NOT_FOUND} also for an account that was deleted
     */
    public User change(UserId userId, String displayName) {
        users.rename(userId, clean(displayName));
        publisher.publishEvent(new UserChanged(userId));
        return users.require(userId);
    }
}
