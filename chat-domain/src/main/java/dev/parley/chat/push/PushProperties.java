package dev.parley.chat.push;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web Push.
 *
 * @param enabled false to offer no pushes, and to send none
 * @param contact a mailto: or https: address by which a push service reaches whoever runs this server; Apple's takes no push
 *     without a real one
 * @param maxPerAccount how many devices of an account get pushes; one more takes the place of the earliest
 * @param settle how long a message waits for being read on a page, or for more messages
 * @param secondLook how long after that a person is looked for again whose page was in use then
 */
@ConfigurationProperties("parley.push")
public record PushProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("mailto:parley@localhost") String contact,
    @DefaultValue("20") int maxPerAccount,
    @DefaultValue("2s") Duration settle,
    @DefaultValue("12s") Duration secondLook
) {}
