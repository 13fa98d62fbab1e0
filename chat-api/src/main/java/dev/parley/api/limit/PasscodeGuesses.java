package dev.parley.api.limit;

import dev.parley.calls.meeting.PasscodeGuard;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.error.ParleyException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Counts wrong passcodes: for where they come from, and all that are tried on one meeting. */
@Component
@RequiredArgsConstructor
class PasscodeGuesses implements PasscodeGuard {

    private final RateLimits limits;

    @Override
    public Attempt begin(MeetingId meeting, String source) {
        String own = meeting + "/" + source;
        limits.require(Limit.WRONG_PASSCODES, own);
        try {
            limits.require(Limit.WRONG_PASSCODES_OF_MEETING, meeting.value());
        } catch (ParleyException refusal) {
            limits.giveBack(Limit.WRONG_PASSCODES, own);
            throw refusal;
        }
        return () -> {
            limits.giveBack(Limit.WRONG_PASSCODES, own);
            limits.giveBack(Limit.WRONG_PASSCODES_OF_MEETING, meeting.value());
        };
    }
}
