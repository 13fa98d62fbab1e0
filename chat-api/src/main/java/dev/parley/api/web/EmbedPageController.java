package dev.parley.api.web;

import dev.parley.api.security.EmbedProperties;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of a call in a frame: the page's one document, which is told the origins it may speak with. */
@RestController
@Hidden
@RequiredArgsConstructor
class EmbedPageController {

    private static final ClassPathResource PAGE = new ClassPathResource("META-INF/resources/index.html");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String META = "<meta name=\"parley-embed-origins\" content=\"%s\" />";
    private static final String HEAD_ENDS = "</head>";

    private final EmbedProperties embed;

    @GetMapping({ "/embed/video-call/{roomId}", "/embed/video-call/{roomId}/" })
    ResponseEntity<String> page() throws IOException {
        var origins = META.formatted(String.join(" ", embed.origins()));
        var page = PAGE.getContentAsString(StandardCharsets.UTF_8).replace(HEAD_ENDS, origins + HEAD_ENDS);
        return ResponseEntity.ok().contentType(HTML).body(page);
    }
}
