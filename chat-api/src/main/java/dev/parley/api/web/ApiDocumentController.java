package dev.parley.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the OpenAPI document that the build was checked against, from one array of bytes: generating it per request or
 * language would let anybody keep the server busy.
 */
@RestController
@Hidden
class ApiDocumentController {

    private final byte[] document;
    private final String tag;

    ApiDocumentController() {
        try (InputStream resource = ApiDocumentController.class.getResourceAsStream("openapi.json")) {
            document = Objects.requireNonNull(resource, "openapi.json is not packaged").readAllBytes();
            tag = '"' + DigestUtils.md5DigestAsHex(document) + '"';
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @GetMapping("/v3/api-docs")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .eTag(tag)
            .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
            .body(document);
    }
}
