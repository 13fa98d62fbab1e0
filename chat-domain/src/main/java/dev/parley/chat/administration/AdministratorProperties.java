package dev.parley.chat.administration;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param administrators user names of those who are made administrators when a node starts, or when they register. Where
 *     there are any, the first account of the installation is no administrator by itself.
 */
@ConfigurationProperties("parley")
public record AdministratorProperties(@DefaultValue Set<String> administrators) {
    public AdministratorProperties {
        administrators = administrators
            .stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    }
}
