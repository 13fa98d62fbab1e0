package dev.parley.chat.export;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's latest export.
 *
 * @param id of this one; a later one of the same user has another
 * @param done how much of the work is done
 * @param total how much there is to do
 * @param parts what there is to download; empty until it is done
 * @param expiresAt until when; null until it is done
 */
public record DataExport(
    String id,
    UserId userId,
    ExportState state,
    Instant askedAt,
    long done,
    long total,
    List<Part> parts,
    @Nullable Instant expiresAt
) {
    public DataExport {
        parts = List.copyOf(parts);
    }

    /**
     * A download.
     *
     * @param from the first entry that is in it
     * @param to the first that is not
     * @param bytes of its files, about as many as the download has
     */
    public record Part(int from, int to, long bytes) {}

    public boolean isUnderWay() {
        return state == ExportState.WAITING || state == ExportState.RUNNING;
    }
}
