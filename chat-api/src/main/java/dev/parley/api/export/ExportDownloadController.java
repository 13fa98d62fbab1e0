package dev.parley.api.export;

import dev.parley.api.edge.ClientAddress;
import dev.parley.chat.export.DataExports;
import dev.parley.chat.export.ExportArchive;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives an export to whoever has an address of it: a browser that saves a large file sends no header with a token. */
@RestController
@RequiredArgsConstructor
class ExportDownloadController {

    private final DataExports exports;
    private final ExportArchive archive;

    /** A part, as a ZIP that is made while it is downloaded. The address works once. */
    @GetMapping("/api/exports/{ticket}")
    @ApiResponse(
        responseCode = "200",
        content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
    )
    void download(@PathVariable String ticket, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
        if (!request.getMethod().equals("GET")) {
            return;
        }
        var download = exports.download(ticket, ClientAddress.of(request).key());
        var name = ContentDisposition.attachment().filename(fileName(download)).build();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        archive.write(download, response.getOutputStream());
    }

    private static String fileName(DataExports.Download download) {
        String day = download.export().askedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        String part = download.export().parts().size() > 1 ? "-" + download.number() : "";
        return "parley-" + day + part + ".zip";
    }
}
