package dev.parley.api.security;

import dev.parley.api.embedded.InstallationSecret;
import dev.parley.api.embedded.InstallationSecrets;
import dev.parley.calls.meeting.Passcodes;
import dev.parley.chat.auth.DeviceTokens;
import dev.parley.chat.auth.RefreshTokens;
import dev.parley.chat.auth.Signer;
import dev.parley.chat.digest.DigestTokens;
import dev.parley.chat.factor.SealedSecrets;
import dev.parley.chat.push.PushIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signs or seals by the secret of the installation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallLinkProperties.class)
class KeyConfiguration {

    @Bean
    AccessTokens accessTokens(InstallationSecrets secrets, LiveLogins logins, Clock clock) {
        return new AccessTokens(new SecretKeySpec(secrets.secret(InstallationSecret.JWT), "HmacSHA256"), logins, clock);
    }

    @Bean
    GuestTokens guestTokens(InstallationSecrets secrets, Clock clock) throws GeneralSecurityException {
        return new GuestTokens(new Signer(keyFor("guest tokens", secrets)), clock);
    }

    @Bean
    Passcodes passcodes(InstallationSecrets secrets) throws GeneralSecurityException {
        return new Passcodes(new Signer(keyFor("passcodes of meetings", secrets)));
    }

    @Bean
    CallLinkTokens callLinkTokens(InstallationSecrets secrets, CallLinkProperties properties, Clock clock)
        throws GeneralSecurityException {
        String configured = properties.tokenSecret();
        byte[] key = configured == null ? keyFor("call links", secrets) : configured.getBytes(StandardCharsets.UTF_8);
        return new CallLinkTokens(new SecretKeySpec(key, "HmacSHA256"), clock);
    }

    @Bean
    CallBackSecrets callBackSecrets(InstallationSecrets secrets) throws GeneralSecurityException {
        return new CallBackSecrets(keyFor("call-backs of video calls", secrets));
    }

    @Bean
    RefreshTokens refreshTokens(InstallationSecrets secrets) throws GeneralSecurityException {
        return new RefreshTokens(keyFor("refresh tokens", secrets));
    }

    @Bean
    DeviceTokens deviceTokens(InstallationSecrets secrets) throws GeneralSecurityException {
        return new DeviceTokens(keyFor("device tokens", secrets));
    }

    @Bean
    PushIdentity pushIdentity(InstallationSecrets secrets) throws GeneralSecurityException {
        return new PushIdentity(keyFor("web push", secrets));
    }

    @Bean
    DigestTokens digestTokens(InstallationSecrets secrets) throws GeneralSecurityException {
        return new DigestTokens(new Signer(keyFor("links that switch digests off", secrets)));
    }

    @Bean
    SealedSecrets sealedSecrets(InstallationSecrets secrets) throws GeneralSecurityException {
        return new SealedSecrets(keyFor("secrets of second factors", secrets));
    }

    @Bean
    SealedRefreshTokens sealedRefreshTokens(InstallationSecrets secrets) throws GeneralSecurityException {
        return new SealedRefreshTokens(new SealedSecrets(keyFor("refresh tokens of providers", secrets)));
    }

    /** A key of its own: what signs one kind of token must not sign another, nor seal anything. */
    private static byte[] keyFor(String purpose, InstallationSecrets secrets) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secrets.secret(InstallationSecret.JWT), "HmacSHA256"));
        return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    }
}
