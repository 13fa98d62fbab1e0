package dev.parley.calls.media.sdp;

/**
 * The numbers that a browser has given to the codec of a section.
 *
 * @param media the codec itself, 0 to 127
 * @param repair what is sent again (RFC 4588), −1 where the browser does not offer it
 * @param redundant sound that repeats what was before it (RFC 2198), −1 where the browser does not offer it
 */
public record PayloadTypes(int media, int repair, int redundant) {
    public static final PayloadTypes NONE = new PayloadTypes(-1, -1, -1);

    public boolean hasRepair() {
        return repair >= 0;
    }

    public boolean hasRedundant() {
        return redundant >= 0;
    }

    public boolean isRedundant(int type) {
        return redundant == type;
    }
}
