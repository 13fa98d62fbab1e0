package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.Vp8Descriptor;

/**
 * Keeps the picture numbers of VP8 rising by one where a receiver is switched from layer to layer, each of which counts for
 * itself: a decoder takes a jump for a loss.
 */
final class PictureNumbers {

    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private int pictureShift;
    private int tl0Shift;
    private int lastPicture = -1;
    private int lastTl0 = -1;
    private boolean switching = true;

    /** The next payload is of another layer. */
    void switched() {
        switching = true;
    }

    int pictureShift() {
        return pictureShift;
    }

    int tl0Shift() {
        return tl0Shift;
    }

    /** Numbers a payload that is sent for the first time. */
    void renumber(byte[] bytes, int from, int length) {
        if (!descriptor.read(bytes, from, length)) {
            return;
        }
        if (switching) {
            begin(bytes, from);
        }
        shift(bytes, from, pictureShift, tl0Shift);
        if (descriptor.hasPictureId()) {
            lastPicture = newest(lastPicture, descriptor.pictureId(bytes, from), descriptor.pictureIds());
        }
        if (descriptor.hasTl0Index()) {
            lastTl0 = newest(lastTl0, descriptor.tl0Index(bytes, from), 256);
        }
    }

    /** Numbers a payload that is sent once more, as it was the first time. */
    void renumber(byte[] bytes, int from, int length, int pictures, int tl0s) {
        if (descriptor.read(bytes, from, length)) {
            shift(bytes, from, pictures, tl0s);
        }
    }

    private void begin(byte[] bytes, int from) {
        switching = false;
        if (descriptor.hasPictureId()) {
            pictureShift = lastPicture < 0 ? 0 : lastPicture + 1 - descriptor.pictureId(bytes, from);
        }
        if (descriptor.hasTl0Index()) {
            tl0Shift = lastTl0 < 0 ? 0 : lastTl0 + 1 - descriptor.tl0Index(bytes, from);
        }
    }

    private void shift(byte[] bytes, int from, int pictures, int tl0s) {
        if (descriptor.hasPictureId()) {
            int shifted = Math.floorMod(descriptor.pictureId(bytes, from) + pictures, descriptor.pictureIds());
            descriptor.writePictureId(bytes, from, shifted);
        }
        if (descriptor.hasTl0Index()) {
            descriptor.writeTl0Index(bytes, from, Math.floorMod(descriptor.tl0Index(bytes, from) + tl0s, 256));
        }
    }

    /** The later one on the circle. */
    private static int newest(int before, int number, int round) {
        return before < 0 || Math.floorMod(number - before, round) < round / 2 ? number : before;
    }
}
