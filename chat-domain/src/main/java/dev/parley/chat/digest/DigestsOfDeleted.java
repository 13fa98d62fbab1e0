package dev.parley.chat.digest;

import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** A deleted account misses nothing any more. */
@Component
@RequiredArgsConstructor
class DigestsOfDeleted implements AccountFollower {

    private final DigestStore store;

    @Override
    public void deleted(UserId user) {
        store.forget(user);
    }
}
