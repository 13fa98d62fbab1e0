package dev.parley.chat.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.FileImageInputStream;

/**
 * A file that can be read until its time is over. A decoder ends by it wherever it asks for more bytes, native or not; what
 * it does between, with bytes that it has, {@link #limit} ends.
 */
final class TimedImageInput extends FileImageInputStream {

    private final BooleanSupplier over;

    /** @param over asked at each read */
    TimedImageInput(Path file, BooleanSupplier over) throws IOException {
        super(file.toFile());
        this.over = over;
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        requireTime();
        return super.read(into, offset, length);
    }

    /** @throws MalformedImageException when the time is over */
    void requireTime() throws MalformedImageException {
        MalformedImageException.require(!over.getAsBoolean(), "takes too long");
    }

    /** Has the reader stop, at some row, when the time is over. */
    void limit(ImageReader reader) {
        reader.addIIOReadProgressListener(
            new Progress() {
                @Override
                public void imageProgress(ImageReader source, float percentageDone) {
                    if (over.getAsBoolean()) {
                        source.abort();
                    }
                }
            }
        );
    }

    private interface Progress extends IIOReadProgressListener {
        @Override
        default void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        default void sequenceComplete(ImageReader source) {}

        @Override
        default void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        default void imageComplete(ImageReader source) {}

        @Override
        default void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        default void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        default void thumbnailComplete(ImageReader source) {}

        @Override
        default void readAborted(ImageReader source) {}
    }
}
