package dev.parley.chat.push;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Instant;

/**
 * Where a device gets its pushes.
 *
 * @param login the login of the device, with which it ends
 * @param endpoint the address at the browser's push service
 * @param failures how often in a row the push service has failed
 * @param notBefore until when the push service is to be left alone
 */
public record PushSubscription(
    AuthSessionId login,
    UserId userId,
    URI endpoint,
    PushKeys keys,
    PushWishes wishes,
    Instant since,
    int failures,
    Instant notBefore
) {}
