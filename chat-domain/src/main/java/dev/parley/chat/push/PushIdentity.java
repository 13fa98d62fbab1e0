package dev.parley.chat.push;

import com.interaso.webpush.VapidKeys;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.sec.SECNamedCurves;

/**
 * The key pair by which push services know this installation (RFC 8292). It follows from the installation's secret, so all
 * nodes have the same, and it lasts as long as that: with another secret browsers subscribe anew.
 */
public final class PushIdentity {

    private static final int SCALAR_BYTES = 32;

    private final VapidKeys keys;

    /** @param secret at least 32 bytes that are used for nothing else, the same on all nodes */
    public PushIdentity(byte[] secret) {
        var curve = SECNamedCurves.getByName("secp256r1");
        var scalar = scalar(secret, curve.getN());
        byte[] point = curve.getG().multiply(scalar).normalize().getEncoded(false);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        keys = VapidKeys.fromUncompressedBytes(base64.encodeToString(point), base64.encodeToString(fixed(scalar)));
    }

    VapidKeys keys() {
        return keys;
    }

    /** The public key, which a browser binds its subscription to: base64url of a point in 65 bytes. */
    public String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getApplicationServerKey());
    }

    /** From 1 to n − 1, of twice as many bits as it has, so that none of them is likelier (FIPS 186-5, A.2.1). */
    private static BigInteger scalar(byte[] secret, BigInteger n) {
        byte[] wide = new byte[2 * SCALAR_BYTES];
        System.arraycopy(mac(secret, (byte) 1), 0, wide, 0, SCALAR_BYTES);
        System.arraycopy(mac(secret, (byte) 2), 0, wide, SCALAR_BYTES, SCALAR_BYTES);
        return new BigInteger(1, wide).mod(n.subtract(BigInteger.ONE)).add(BigInteger.ONE);
    }

    private static byte[] mac(byte[] secret, byte number) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(new byte[] { number });
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] fixed(BigInteger scalar) {
        byte[] signed = scalar.toByteArray();
        byte[] bytes = new byte[SCALAR_BYTES];
        int length = Math.min(signed.length, SCALAR_BYTES);
        System.arraycopy(signed, signed.length - length, bytes, SCALAR_BYTES - length, length);
        return bytes;
    }
}
