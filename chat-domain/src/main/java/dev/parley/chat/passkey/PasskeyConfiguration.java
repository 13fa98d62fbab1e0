package dev.parley.chat.passkey;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** For which address passkeys are: the configured one, else that of links in mails, else the same computer. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    static PasskeyAddress passkeyAddress(PasskeyProperties properties, Environment environment) {
        if (properties.publicAddress() != null) {
            return PasskeyAddress.of(properties.publicAddress()).orElseThrow(() ->
                new IllegalArgumentException(
                    "PARLEY_PASSKEYS_PUBLICADDRESS must be where the page is reached, https://chat.example.org: " +
                        "with https and a name, as browsers make no passkeys for other addresses"
                )
            );
        }
        var ofMails = environment.getProperty("parley.mail.public-address", URI.class);
        return ofMails == null ? PasskeyAddress.LOCAL : PasskeyAddress.of(ofMails).orElse(PasskeyAddress.LOCAL);
    }
}
