package dev.parley.chat.administration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether everybody may log in, and register, by a password. Administrators may always log in so: where the provider is
 *     away or wrong, theirs is the way in.
 */
@ConfigurationProperties("parley.password-login")
record PasswordLoginProperties(@DefaultValue("true") boolean enabled) {}
