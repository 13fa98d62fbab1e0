package dev.parley.calls.media.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a STUN or TURN server has answered.
 *
 * @param errorCode 0 for a success
 * @param realm null where it names none
 * @param nonce null likewise
 */
public record StunAnswer(int errorCode, @Nullable String realm, byte @Nullable [] nonce) {
    /** The longest realm and nonce that RFC 8489 allows, in bytes. */
    private static final int MAX_TEXT = 763;

    private static final int UNKNOWN_ERROR = 500;

    public boolean isSuccess() {
        return errorCode == 0;
    }

    /** Reads an answer to the request with this transaction; empty for anything else, however it is made. */
    public static Optional<StunAnswer> read(ByteBuffer datagram, byte[] transaction) {
        int length = datagram.remaining();
        if (length < StunHeader.BYTES || length % 4 != 0) {
            return Optional.empty();
        }
        var message = new byte[length];
        datagram.get(datagram.position(), message);
        var header = ByteBuffer.wrap(message);
        int type = Short.toUnsignedInt(header.getShort(0));
        int kind = type & StunHeader.CLASS_BITS;
        boolean isAnswer =
            (kind == StunHeader.SUCCESS_CLASS || kind == StunHeader.CLASS_BITS) &&
            Short.toUnsignedInt(header.getShort(2)) == length - StunHeader.BYTES &&
            header.getInt(4) == StunHeader.MAGIC_COOKIE &&
            Arrays.equals(message, StunHeader.TRANSACTION_AT, StunHeader.BYTES, transaction, 0, transaction.length);
        return isAnswer ? attributes(message, kind == StunHeader.SUCCESS_CLASS) : Optional.empty();
    }

    private static Optional<StunAnswer> attributes(byte[] message, boolean success) {
        var buffer = ByteBuffer.wrap(message);
        int error = success ? 0 : UNKNOWN_ERROR;
        @Nullable
        String realm = null;
        byte @Nullable [] nonce = null;
        for (int at = StunHeader.BYTES; at < message.length; ) {
            if (at + StunHeader.ATTRIBUTE_BYTES > message.length) {
                return Optional.empty();
            }
            int length = Short.toUnsignedInt(buffer.getShort(at + 2));
            int valueAt = at + StunHeader.ATTRIBUTE_BYTES;
            if (valueAt + StunHeader.padded(length) > message.length) {
                return Optional.empty();
            }
            switch (Short.toUnsignedInt(buffer.getShort(at))) {
                case StunAttribute.ERROR_CODE -> error = success || length < 4 ? error : code(message, valueAt);
                case StunAttribute.REALM -> realm =
                    length <= MAX_TEXT ? new String(message, valueAt, length, StandardCharsets.UTF_8) : null;
                case StunAttribute.NONCE -> nonce =
                    length <= MAX_TEXT ? Arrays.copyOfRange(message, valueAt, valueAt + length) : null;
                default -> {
                    // Nothing follows from it here.
                }
            }
            at = valueAt + StunHeader.padded(length);
        }
        return Optional.of(new StunAnswer(error, realm, nonce));
    }

    private static int code(byte[] message, int valueAt) {
        int code = (message[valueAt + 2] & 7) * 100 + Math.min(99, message[valueAt + 3] & 0xff);
        return code == 0 ? UNKNOWN_ERROR : code;
    }
}
