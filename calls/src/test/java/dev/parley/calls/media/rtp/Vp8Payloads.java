package dev.parley.calls.media.rtp;

/** Pictures of VP8 (RFC 7741) that show nothing, for the tests. */
public final class Vp8Payloads {

    private Vp8Payloads() {}

    /** The first packet of a picture, of so many bytes, at least 11. */
    public static byte[] first(boolean keyFrame, int height, int bytes) {
        byte[] payload = new byte[bytes];
        payload[0] = 0x10;
        // The first bit of a key frame is 0; its height stands behind the tag, the start code and the width.
        payload[1] = (byte) (keyFrame ? 0 : 1);
        payload[9] = (byte) height;
        payload[10] = (byte) (height >> 8);
        return payload;
    }
}
