package dev.parley.calls.media.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connectivity check of a browser (RFC 8445, section 7). What stands in it is to be believed only once
 * {@link #isSignedWith} is true.
 *
 * @param message the whole message
 * @param receiverFragment the part of the user name before the colon: the ufrag of the one who is asked
 * @param senderFragment the part after it
 * @param nominates whether the sender, who is in control, wants to use this path
 * @param controlled whether the sender believes that it is not in control, which it always is here
 * @param integrityAt where the attribute MESSAGE-INTEGRITY begins, in bytes
 * @param unknown attributes that must be understood and are not
 */
public record BindingRequest(
    byte[] message,
    String receiverFragment,
    String senderFragment,
    boolean nominates,
    boolean controlled,
    int integrityAt,
    List<Integer> unknown
) {
    /** RFC 8839 allows each of the two parts 256 characters. */
    private static final int MAX_USERNAME = 513;

    public BindingRequest {
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads a datagram; empty where it is not a whole binding request with user name, integrity and a right fingerprint.
     * Costs no cryptography and no more memory than the datagram has bytes.
     */
    public static Optional<BindingRequest> read(ByteBuffer datagram) {
        int length = datagram.remaining();
        if (length < StunHeader.BYTES || length % 4 != 0) {
            return Optional.empty();
        }
        var message = new byte[length];
        datagram.get(datagram.position(), message);
        var header = ByteBuffer.wrap(message);
        boolean isRequest =
            header.getShort(0) == StunHeader.BINDING_REQUEST &&
            Short.toUnsignedInt(header.getShort(2)) == length - StunHeader.BYTES &&
            header.getInt(4) == StunHeader.MAGIC_COOKIE;
        return isRequest ? new Attributes(message).request() : Optional.empty();
    }

    /** Whether the sender knows the password of the one who is asked. */
    public boolean isSignedWith(String password) {
        return Integrity.isHmac(message, integrityAt, password, integrityAt + StunHeader.ATTRIBUTE_BYTES);
    }

    byte[] transactionId() {
        int from = StunHeader.TRANSACTION_AT;
        return Arrays.copyOfRange(message, from, from + StunHeader.TRANSACTION_BYTES);
    }

    /** The attributes of a message while they are read one after the other. */
    private static final class Attributes {

        private final byte[] message;
        private final List<Integer> unknown = new ArrayList<>();
        private @Nullable String username;
        private boolean nominates;
        private boolean controlled;
        private boolean intact;
        private int integrityAt = -1;

        Attributes(byte[] message) {
            this.message = message;
        }

        Optional<BindingRequest> request() {
            var buffer = ByteBuffer.wrap(message);
            for (int at = StunHeader.BYTES; at < message.length; ) {
                if (intact || at + StunHeader.ATTRIBUTE_BYTES > message.length) {
                    // Nothing may follow the fingerprint.
                    return Optional.empty();
                }
                int length = Short.toUnsignedInt(buffer.getShort(at + 2));
                int valueAt = at + StunHeader.ATTRIBUTE_BYTES;
                if (valueAt + StunHeader.padded(length) > message.length) {
                    return Optional.empty();
                }
                read(Short.toUnsignedInt(buffer.getShort(at)), at, valueAt, length);
                at = valueAt + StunHeader.padded(length);
            }
            return complete();
        }

        private void read(int type, int at, int valueAt, int length) {
            if (integrityAt >= 0 && type != StunAttribute.FINGERPRINT) {
                // What follows the integrity is not covered by it.
                return;
            }
            switch (type) {
                case StunAttribute.USERNAME -> username =
                    length <= MAX_USERNAME ? new String(message, valueAt, length, StandardCharsets.UTF_8) : null;
                case StunAttribute.USE_CANDIDATE -> nominates = true;
                case StunAttribute.ICE_CONTROLLED -> controlled = true;
                case StunAttribute.MESSAGE_INTEGRITY -> integrityAt = length == Integrity.HMAC_BYTES ? at : -1;
                case StunAttribute.FINGERPRINT -> intact =
                    length == Integer.BYTES &&
                    ByteBuffer.wrap(message).getInt(valueAt) == Integrity.fingerprint(message, at);
                case StunAttribute.PRIORITY, StunAttribute.ICE_CONTROLLING -> {
                    // Nothing follows from them for one who answers only.
                }
                default -> {
                    if (StunAttribute.mustBeUnderstood(type)) {
                        unknown.add(type);
                    }
                }
            }
        }

        private Optional<BindingRequest> complete() {
            int colon = username == null ? -1 : username.indexOf(':');
            if (username == null || colon < 0 || integrityAt < 0 || !intact) {
                return Optional.empty();
            }
            return Optional.of(
                new BindingRequest(
                    message,
                    username.substring(0, colon),
                    username.substring(colon + 1),
                    nominates,
                    controlled,
                    integrityAt,
                    unknown
                )
            );
        }
    }
}
