package dev.parley.api.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may show a call in a frame. Every origin is as browsers write it: in small letters, without the usual port,
 * and without anything that has a meaning in a header or a document.
 *
 * @param origins scheme, host and port; nobody may where there are none
 */
@ConfigurationProperties("parley.embed")
public record EmbedProperties(@DefaultValue List<String> origins) {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://(?:[a-z0-9.-]+|\\[[0-9a-f:]+])(:\\d{1,5})?");

    public EmbedProperties {
        origins = origins.stream().map(EmbedProperties::origin).distinct().toList();
    }

    private static String origin(String configured) {
        var written = configured.strip().toLowerCase(Locale.ROOT);
        var parts = ORIGIN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                "parley.embed.origins has '%s'; an origin is like https://shop.example.org, without a path".formatted(
                    configured
                )
            );
        }
        var usualPort = "https".equals(parts.group(1)) ? ":443" : ":80";
        return usualPort.equals(parts.group(2)) ? written.substring(0, parts.start(2)) : written;
    }
}
