package dev.parley.calls.meeting;

import dev.parley.chat.deletion.AccountFollower;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Ends the meetings of a user whose account is deleted. */
@Component
@RequiredArgsConstructor
class DeletedOwners implements AccountFollower {

    private final MeetingEnds ends;

    @Override
    public void deleted(UserId user) {
        ends.endAllOf(user);
    }
}
