package dev.parley.calls.media.rtp;

/**
 * What precedes VP8 data in a payload (RFC 7741, section 4.2), found in place. One is used for payload after payload; what
 * it says holds until the next {@link #read}.
 */
public final class Vp8Descriptor {

    private static final int EXTENDED = 0x80;
    private static final int START_OF_PARTITION = 0x10;
    private static final int PICTURE_ID = 0x80;
    private static final int TL0 = 0x40;
    private static final int TEMPORAL = 0x20;
    private static final int KEY_INDEX = 0x10;
    private static final int LONG_PICTURE_ID = 0x80;
    /** After the frame tag, the start code and the width. */
    private static final int HEIGHT_AT = 8;

    private int pictureIdAt;
    private boolean longPictureId;
    private int tl0At;
    private boolean startsFrame;
    private boolean startsKeyFrame;
    private int dataAt;
    private int end;
    private int temporalLayer;

    /**
     * Looks at a payload; offsets count from its first byte.
     *
     * @return false where the payload is shorter than it says
     */
    public boolean read(byte[] payload, int from, int length) {
        pictureIdAt = -1;
        tl0At = -1;
        temporalLayer = 0;
        int at = 1;
        if (length < 2) {
            return false;
        }
        if ((payload[from] & EXTENDED) != 0) {
            int extension = payload[from + at++];
            if ((extension & PICTURE_ID) != 0) {
                if (at >= length) {
                    return false;
                }
                pictureIdAt = at;
                longPictureId = (payload[from + at] & LONG_PICTURE_ID) != 0;
                at += longPictureId ? 2 : 1;
            }
            if ((extension & TL0) != 0) {
                tl0At = at++;
            }
            if ((extension & (TEMPORAL | KEY_INDEX)) != 0) {
                if (at >= length) {
                    return false;
                }
                temporalLayer = (payload[from + at++] >> 6) & 3;
            }
        }
        if (at >= length) {
            return false;
        }
        startsFrame = (payload[from] & START_OF_PARTITION) != 0 && (payload[from] & 0x07) == 0;
        // The first bit of VP8's own header is 0 in a key frame (RFC 6386, section 9.1).
        startsKeyFrame = startsFrame && (payload[from + at] & 1) == 0;
        dataAt = at;
        end = length;
        return true;
    }

    /** Where VP8's own data begins. */
    public int dataAt() {
        return dataAt;
    }

    /** Whether a picture begins here. */
    public boolean startsFrame() {
        return startsFrame;
    }

    /** Whether a whole picture begins here, from which a decoder can start. */
    public boolean startsKeyFrame() {
        return startsKeyFrame;
    }

    /** How many pixels high the whole picture is that begins here (RFC 6386, section 9.1); 0 where it does not say. */
    public int keyFrameHeight(byte[] payload, int from) {
        int at = dataAt + HEIGHT_AT;
        if (!startsKeyFrame || at + 2 > end) {
            return 0;
        }
        int height = Byte.toUnsignedInt(payload[from + at]) | (Byte.toUnsignedInt(payload[from + at + 1]) << 8);
        return height & 0x3FFF;
    }

    /** From 0; the base layer can be decoded alone. */
    public int temporalLayer() {
        return temporalLayer;
    }

    public boolean hasPictureId() {
        return pictureIdAt >= 0;
    }

    /** How many numbers there are before they wrap around. */
    public int pictureIds() {
        return longPictureId ? 1 << 15 : 1 << 7;
    }

    public int pictureId(byte[] payload, int from) {
        int first = payload[from + pictureIdAt] & 0x7F;
        return longPictureId ? (first << 8) | Byte.toUnsignedInt(payload[from + pictureIdAt + 1]) : first;
    }

    public void writePictureId(byte[] payload, int from, int value) {
        if (longPictureId) {
            payload[from + pictureIdAt] = (byte) (LONG_PICTURE_ID | ((value >>> 8) & 0x7F));
            payload[from + pictureIdAt + 1] = (byte) value;
        } else {
            payload[from + pictureIdAt] = (byte) (value & 0x7F);
        }
    }

    public boolean hasTl0Index() {
        return tl0At >= 0;
    }

    /** The number of the base layer's newest picture, from 0 to 255. */
    public int tl0Index(byte[] payload, int from) {
        return Byte.toUnsignedInt(payload[from + tl0At]);
    }

    public void writeTl0Index(byte[] payload, int from, int value) {
        payload[from + tl0At] = (byte) value;
    }
}
