package dev.parley.api.email;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.AccountLinkGuesses;
import dev.parley.chat.digest.Digests;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the header List-Unsubscribe of a digest leads (RFC 8058). A POST switches it off, whatever its body; a GET, which
 * mail servers send to look at links, does not.
 */
@RestController
@RequestMapping("/api/digest/off")
@SecurityRequirements
@RequiredArgsConstructor
class DigestOffController {

    private static final String TOKEN = "token";

    private final Digests digests;
    private final AccountLinkGuesses guesses;

    @PostMapping
    @TokenInQuery
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOff(HttpServletRequest request) {
        String token = tokenOf(request);
        guesses.follow(ClientAddress.of(request).key(), () -> {
            digests.switchOff(token);
            return true;
        });
    }

    /** Leads to the page that asks whether it is to be switched off. */
    @GetMapping
    @TokenInQuery
    ResponseEntity<Void> ask(HttpServletRequest request) {
        var page = URI.create("/digest-off#token=" + URLEncoder.encode(tokenOf(request), StandardCharsets.UTF_8));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }

    @Parameter(
        name = TOKEN,
        in = ParameterIn.QUERY,
        required = true,
        schema = @Schema(type = "string"),
        description = "that of the link"
    )
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface TokenInQuery {}

    /** From the address alone: asked for as a parameter, it would be looked for in a form, too, which had to be parsed. */
    private static String tokenOf(HttpServletRequest request) {
        var query = UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
        String token = query.getFirst(TOKEN);
        if (token == null) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(TOKEN, "is needed"));
        }
        return token;
    }
}
