package dev.parley.calls.session;

import dev.parley.chat.user.UserId;

/** How good a call was for one of its participants. */
public record ParticipantQuality(UserId userId, CallQuality quality) {}
