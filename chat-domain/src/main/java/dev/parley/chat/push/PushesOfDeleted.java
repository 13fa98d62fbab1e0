package dev.parley.chat.push;

import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What waits for a deleted account. Its subscriptions end with its logins. */
@Component
@RequiredArgsConstructor
class PushesOfDeleted implements AccountFollower {

    private final PendingPushes pending;

    @Override
    public void deleted(UserId user) {
        pending.forgetAll(user);
    }
}
