package dev.parley.calls.media.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers to a {@link BindingRequest}, each signed with the password of the one who was asked. */
public final class BindingResponse {

    /** The largest answer: a refusal that lists the attributes which were not understood. */
    private static final int MAX_BYTES = 256;

    private static final int MAX_UNKNOWN = 32;
    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;
    private static final int IPV4_BYTES = 4;

    private BindingResponse() {}

    /** The check has arrived; the browser learns the address that it was seen to come from. */
    public static ByteBuffer success(BindingRequest request, InetSocketAddress seenFrom, String password) {
        var message = begin(StunHeader.BINDING_SUCCESS, request);
        putAddress(message, seenFrom, request);
        return end(message, password);
    }

    /** Both believe to be the one who is controlled (RFC 8445, section 7.3.1.1): the browser takes control. */
    public static ByteBuffer roleConflict(BindingRequest request, String password) {
        var message = begin(StunHeader.BINDING_ERROR, request);
        putError(message, 487, "Role Conflict");
        return end(message, password);
    }

    /** The request needs something that is not known here (RFC 8489, section 6.3.1). */
    public static ByteBuffer unknownAttributes(BindingRequest request, String password) {
        var message = begin(StunHeader.BINDING_ERROR, request);
        putError(message, 420, "Unknown Attribute");
        List<Integer> unknown = request.unknown().stream().limit(MAX_UNKNOWN).toList();
        putAttribute(message, StunAttribute.UNKNOWN_ATTRIBUTES, unknown.size() * Short.BYTES);
        unknown.forEach(type -> message.putShort(type.shortValue()));
        pad(message);
        return end(message, password);
    }

    private static ByteBuffer begin(int type, BindingRequest request) {
        return ByteBuffer.allocate(MAX_BYTES)
            .putShort((short) type)
            .putShort((short) 0)
            .putInt(StunHeader.MAGIC_COOKIE)
            .put(request.transactionId());
    }

    /** The address is masked, as routers on the way rewrite what looks like one (RFC 8489, section 14.2). */
    private static void putAddress(ByteBuffer message, InetSocketAddress address, BindingRequest request) {
        byte[] ip = address.getAddress().getAddress();
        putAttribute(message, StunAttribute.XOR_MAPPED_ADDRESS, 4 + ip.length);
        message.put((byte) 0).put((byte) (ip.length == IPV4_BYTES ? FAMILY_IPV4 : FAMILY_IPV6));
        message.putShort((short) (address.getPort() ^ (StunHeader.MAGIC_COOKIE >>> 16)));
        for (int i = 0; i < ip.length; i++) {
            message.put((byte) (ip[i] ^ request.message()[4 + i]));
        }
    }

    private static void putError(ByteBuffer message, int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        putAttribute(message, StunAttribute.ERROR_CODE, 4 + text.length);
        message
            .putShort((short) 0)
            .put((byte) (code / 100))
            .put((byte) (code % 100))
            .put(text);
        pad(message);
    }

    private static void putAttribute(ByteBuffer message, int type, int length) {
        message.putShort((short) type).putShort((short) length);
    }

    private static void pad(ByteBuffer message) {
        while (message.position() % 4 != 0) {
            message.put((byte) 0);
        }
    }

    private static ByteBuffer end(ByteBuffer message, String password) {
        byte[] hmac = Integrity.hmac(message.array(), message.position(), password);
        putAttribute(message, StunAttribute.MESSAGE_INTEGRITY, hmac.length);
        message.put(hmac);
        int fingerprintAt = message.position();
        int length = fingerprintAt + StunHeader.ATTRIBUTE_BYTES + Integer.BYTES - StunHeader.BYTES;
        Integrity.writeLength(message.array(), length);
        int fingerprint = Integrity.fingerprint(message.array(), fingerprintAt);
        putAttribute(message, StunAttribute.FINGERPRINT, Integer.BYTES);
        return message.putInt(fingerprint).flip();
    }
}
