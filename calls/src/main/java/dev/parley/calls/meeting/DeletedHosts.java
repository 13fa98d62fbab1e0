package dev.parley.calls.meeting;

import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Hands on the meetings of a user whose account is deleted, or ends them. */
@Component
@RequiredArgsConstructor
class DeletedHosts implements AccountFollower {

    private final MeetingEnds ends;

    @Override
    public void deleted(UserId user) {
        ends.leaveAll(user);
    }
}
