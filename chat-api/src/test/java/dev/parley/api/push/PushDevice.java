package dev.parley.api.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of Web Push, by RFC 8291 and RFC 8188 alone: it shares no code with what it checks. */
final class PushDevice {

    private static final int POINT = 65;
    private static final int COORDINATE = 32;

    private final PrivateKey privateKey;
    private final byte[] publicPoint;
    private final byte[] auth;

    private PushDevice(PrivateKey privateKey, byte[] publicPoint, byte[] auth) {
        this.privateKey = privateKey;
        this.publicPoint = publicPoint;
        this.auth = auth;
    }

    static PushDevice random() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new PushDevice(pair.getPrivate(), point((ECPublicKey) pair.getPublic()), new byte[16]);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PushDevice of(String privateKey, String publicPoint, String auth) throws GeneralSecurityException {
        var scalar = new BigInteger(1, decode(privateKey));
        var key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, curve()));
        return new PushDevice(key, decode(publicPoint), decode(auth));
    }

    String p256dh() {
        return encode(publicPoint);
    }

    String auth() {
        return encode(auth);
    }

    String decrypt(byte[] body) {
        try {
            var record = ByteBuffer.wrap(body);
            byte[] salt = take(record, 16);
            int size = record.getInt();
            byte[] sender = take(record, record.get());
            byte[] encrypted = take(record, record.remaining());
            if (encrypted.length > size) {
                throw new AssertionError("more than one record");
            }
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(privateKey);
            agreement.doPhase(publicKey(sender), true);
            byte[] info = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), publicPoint, sender);
            byte[] key = hkdf(auth, agreement.generateSecret(), info, 32);
            byte[] contentKey = hkdf(
                salt,
                key,
                "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII),
                16
            );
            byte[] nonce = hkdf(salt, key, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(encrypted);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new AssertionError("not the last record");
            }
            return new String(padded, 0, end, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException wrong) {
            throw new AssertionError("cannot be decrypted", wrong);
        }
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(mac(salt, secret), concat(info, new byte[] { 1 })), length);
    }

    private static byte[] mac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] point(ECPublicKey key) {
        return concat(new byte[] { 4 }, fixed(key.getW().getAffineX()), fixed(key.getW().getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(
            Arrays.stream(parts)
                .mapToInt(part -> part.length)
                .sum()
        );
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
