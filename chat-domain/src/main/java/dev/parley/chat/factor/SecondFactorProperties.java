package dev.parley.chat.factor;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer what apps for one-time passwords call this installation
 * @param reset user names of those whose second factor is taken away when a node starts: the way back in for the last
 *     administrator
 * @param afterProvider whether those for whom a provider vouches are asked for the second factor of their account here, too
 */
@ConfigurationProperties("parley.second-factor")
record SecondFactorProperties(
    @DefaultValue("Parley") String issuer,
    @DefaultValue Set<String> reset,
    @DefaultValue("false") boolean afterProvider
) {}
