package dev.parley.chat.push;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.push.PushPost.Sent;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Tries whether a device gets pushes. */
@Service
@RequiredArgsConstructor
public class PushTests {

    private final PushSubscriptions subscriptions;
    private final PushContents contents;
    private final PushPost post;
    private final PushProperties properties;

    /** What came of it, or what is in the way. */
    public enum Result {
        /** The push service has it; the device shows it within seconds. */
        SENT,
        /** This server sends no pushes. */
        SWITCHED_OFF,
        /** The device has no subscription here. */
        NOT_SUBSCRIBED,
        /** The push service knows the subscription no more. The device has to be switched on anew. */
        GONE,
        /** The push service cannot be reached from this server. */
        UNREACHABLE,
        /** The address of the push service is none that this server may call. */
        NOT_ALLOWED,
        /** The push service fails, or has had enough for a while. */
        BUSY,
        /** The push service takes no pushes of this server. */
        REFUSED,
    }

    public Result test(AuthSessionId login) {
        if (!properties.enabled()) {
            return Result.SWITCHED_OFF;
        }
        return subscriptions
            .find(login)
            .map(device -> result(post.send(device, contents.test(device.wishes()))))
            .orElse(Result.NOT_SUBSCRIBED);
    }

    private static Result result(Sent sent) {
        return switch (sent) {
            case Sent.Taken _ -> Result.SENT;
            case Sent.Gone _ -> Result.GONE;
            case Sent.Later(var result, var _) -> result.status() == null ? Result.UNREACHABLE : Result.BUSY;
            case Sent.Refused(var result) -> result.outcome() == Outcome.TARGET_NOT_ALLOWED
                ? Result.NOT_ALLOWED
                : Result.REFUSED;
        };
    }
}
