package dev.parley.chat.administration;

import dev.parley.chat.text.LookAlike;
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

    /** Whether somebody is named whom a user of this name would be, or would look like. */
    boolean names(String username) {
        String look = LookAlike.skeleton(username);
        return administrators.stream().anyMatch(name -> LookAlike.skeleton(name).equals(look));
    }
}
