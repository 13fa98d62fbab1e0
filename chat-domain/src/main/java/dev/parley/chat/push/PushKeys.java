package dev.parley.chat.push;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.math.ec.ECCurve;

/**
 * What a browser has made for its subscription (RFC 8291, section 3.1), as base64url.
 *
 * @param p256dh its public key, a point of P-256 in 65 bytes
 * @param auth its secret of 16 bytes
 */
public record PushKeys(String p256dh, String auth) {
    private static final int AUTH_BYTES = 16;
    private static final int POINT_BYTES = 65;
    private static final byte UNCOMPRESSED = 4;
    private static final ECCurve CURVE = SECNamedCurves.getByName("secp256r1").getCurve();

    /** @throws ParleyException {@code INVALID_REQUEST} where they are none; a point beside the curve would give the key away */
    public PushKeys {
        require("auth", auth, AUTH_BYTES);
        require("p256dh", p256dh, POINT_BYTES);
        byte[] point = decode(p256dh);
        try {
            if (point[0] != UNCOMPRESSED || CURVE.decodePoint(point).isInfinity()) {
                throw refused("p256dh");
            }
        } catch (IllegalArgumentException besideTheCurve) {
            throw refused("p256dh");
        }
    }

    byte[] publicKey() {
        return decode(p256dh);
    }

    byte[] secret() {
        return decode(auth);
    }

    private static void require(String field, String text, int bytes) {
        try {
            if (text.length() > 2 * bytes || decode(text).length != bytes) {
                throw refused(field);
            }
        } catch (IllegalArgumentException noBase64) {
            throw refused(field);
        }
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static ParleyException refused(String field) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be a key of a push subscription"));
    }
}
