package dev.parley.api.backup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive has, told in the archive.
 *
 * @param format of the archive
 * @param version of the Parley that wrote it
 * @param made when
 * @param secrets the names of their files; none where the secret was configured
 */
record Manifest(int format, String version, Instant made, List<Documents> collections, List<String> secrets) {
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNKNOWN = "development";

    /**
     * The documents of a collection.
     *
     * @param indexes each as {@code createIndexes} takes it, as MongoDB's Extended JSON
     */
    record Documents(String collection, long count, List<String> indexes) {}

    /** The version of the running program. */
    static String ownVersion() {
        return Objects.requireNonNullElse(Manifest.class.getPackage().getImplementationVersion(), UNKNOWN);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** @throws CommandFailure for what this Parley cannot read */
    static Manifest read(byte[] json) {
        try {
            int format = JSON.readTree(json).path("format").asInt(0);
            if (format > FORMAT) {
                throw newer("format " + format);
            }
            var manifest = JSON.readValue(json, Manifest.class);
            if (isNewer(manifest.version, ownVersion())) {
                throw newer(manifest.version);
            }
            return manifest;
        } catch (JacksonException unreadable) {
            throw new CommandFailure("The archive's manifest cannot be read.", unreadable);
        }
    }

    private static CommandFailure newer(String what) {
        return new CommandFailure(
            "The archive was written by a newer Parley (" + what + ") than this one (" + ownVersion() + ")."
        );
    }

    /** What has no number is neither older nor newer. */
    static boolean isNewer(String version, String than) {
        if (!Character.isDigit(version.charAt(0)) || !Character.isDigit(than.charAt(0))) {
            return false;
        }
        int[] one = numbers(version);
        int[] other = numbers(than);
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int difference = Integer.compare(i < one.length ? one[i] : 0, i < other.length ? other[i] : 0);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("-", 2)[0].split("\\."))
            .mapToInt(part -> Integer.parseInt(part.replaceAll("\\D", "0")))
            .toArray();
    }
}
