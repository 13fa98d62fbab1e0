package dev.parley.calls.media.transport;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.jitsi.srtp.SrtpPolicy;

/** How media is protected; the first one that both know is taken. */
enum SrtpProfile {
    /** RFC 7714; the cheaper one, as processors do it in hardware. */
    AES_128_GCM(
        SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM,
        12,
        new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
    ),
    /** RFC 5764, section 4.1.2: what each browser has. */
    AES_128_CM_SHA1_80(
        SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80,
        14,
        new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14)
    );

    static final int KEY_BYTES = 16;

    final int dtlsValue;
    final int saltBytes;
    final SrtpPolicy policy;

    SrtpProfile(int dtlsValue, int saltBytes, SrtpPolicy policy) {
        this.dtlsValue = dtlsValue;
        this.saltBytes = saltBytes;
        this.policy = policy;
    }

    static Optional<SrtpProfile> choose(int[] offered) {
        return Arrays.stream(values())
            .filter(profile -> Arrays.stream(offered).anyMatch(value -> value == profile.dtlsValue))
            .findFirst();
    }
}
