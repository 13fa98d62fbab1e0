package dev.parley.calls.session;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.Person;
import org.jspecify.annotations.Nullable;

/**
 * Which track a media section of a description is for: one of the sender's, or one that the sender wants to receive of the
 * router.
 *
 * @param mid the section's name in the description (RFC 8843), 1 to 256 characters
 * @param trackId the publisher's name for the track that is sent there, or will be once it is on; see {@link Track}
 * @param source what that track is taken from
 * @param publisher whose track the sender wants to receive there; null where the sender is the publisher
 */
public record Section(
    String mid,
    String trackId,
    TrackSource source,
    @JsonSetter(nulls = Nulls.SET) @Nullable Person publisher
) {}
