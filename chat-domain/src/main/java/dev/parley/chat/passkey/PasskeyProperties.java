package dev.parley.chat.passkey;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param publicAddress where people reach the page; never taken from a request, whose sender could name another */
@ConfigurationProperties("parley.passkeys")
record PasskeyProperties(@Nullable URI publicAddress) {}
